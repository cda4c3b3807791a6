@NullMarked
package io.postern.http.problem;

import org.jspecify.annotations.NullMarked;
