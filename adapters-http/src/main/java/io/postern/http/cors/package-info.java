/** Which web pages may call: the origins of CORS and the headers that tell browsers. */
@NullMarked
package io.postern.http.cors;

import org.jspecify.annotations.NullMarked;
