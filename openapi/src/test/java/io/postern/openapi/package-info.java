/** Checks of the API document. */
@NullMarked
package io.postern.openapi;

import org.jspecify.annotations.NullMarked;
