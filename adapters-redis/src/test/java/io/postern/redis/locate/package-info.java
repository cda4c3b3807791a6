/** Tests of locate on Redis. */
@NullMarked
package io.postern.redis.locate;

import org.jspecify.annotations.NullMarked;
