/** The ports of destinations on Redis. */
@NullMarked
package io.postern.redis.destinations;

import org.jspecify.annotations.NullMarked;
