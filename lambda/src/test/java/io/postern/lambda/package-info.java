/** Tests of the functions for Lambda, against a server on loopback. */
@NullMarked
package io.postern.lambda;

import org.jspecify.annotations.NullMarked;
