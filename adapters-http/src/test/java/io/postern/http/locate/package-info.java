@NullMarked
package io.postern.http.locate;

import org.jspecify.annotations.NullMarked;
