@NullMarked
package io.postern.http.body;

import org.jspecify.annotations.NullMarked;
