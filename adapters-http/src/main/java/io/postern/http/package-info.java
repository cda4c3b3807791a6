/** The way in over HTTP: what every area shares, which is configuration and the names of the endpoints. */
@NullMarked
package io.postern.http;

import org.jspecify.annotations.NullMarked;
