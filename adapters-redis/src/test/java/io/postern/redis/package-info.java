/** Tests of the way to Redis. */
@NullMarked
package io.postern.redis;

import org.jspecify.annotations.NullMarked;
