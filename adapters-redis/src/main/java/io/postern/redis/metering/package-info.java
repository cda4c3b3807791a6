/** Metering on Redis: what waits for sinks, which all replicas share. */
@NullMarked
package io.postern.redis.metering;

import org.jspecify.annotations.NullMarked;
