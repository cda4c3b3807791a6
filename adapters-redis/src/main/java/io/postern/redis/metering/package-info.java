/** The ports of metering on Redis. */
@NullMarked
package io.postern.redis.metering;

import org.jspecify.annotations.NullMarked;
