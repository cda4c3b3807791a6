/** Tests of {@link io.postern.redis.metering}. */
@NullMarked
package io.postern.redis.metering;

import org.jspecify.annotations.NullMarked;
