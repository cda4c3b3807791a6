/** Nothing that comes in through a door makes Postern stumble. */
@NullMarked
package io.postern.http.fuzz;

import org.jspecify.annotations.NullMarked;
