/** Destinations over HTTP, for operators. */
@NullMarked
package io.postern.http.destinations;

import org.jspecify.annotations.NullMarked;
