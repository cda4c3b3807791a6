/** Locate in one process. */
@NullMarked
package io.postern.locate.memory;

import org.jspecify.annotations.NullMarked;
