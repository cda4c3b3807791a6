/** Tests of telemetry on Redis. */
@NullMarked
package io.postern.redis.telemetry;

import org.jspecify.annotations.NullMarked;
