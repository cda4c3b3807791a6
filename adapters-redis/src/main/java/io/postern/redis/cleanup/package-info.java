/** The ports of the cleanup on Redis. */
@NullMarked
package io.postern.redis.cleanup;

import org.jspecify.annotations.NullMarked;
