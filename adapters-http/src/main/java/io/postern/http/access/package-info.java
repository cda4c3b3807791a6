/** Tokens, turns and operator keys over HTTP. */
@NullMarked
package io.postern.http.access;

import org.jspecify.annotations.NullMarked;
