/** A handful of types that every context may use, and no more. */
@NullMarked
package io.postern.shared;

import org.jspecify.annotations.NullMarked;
