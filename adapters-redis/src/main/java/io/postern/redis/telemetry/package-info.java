/**
 * Telemetry on Redis: the delivery queue and the dead letters.
 *
 * <p>A <em>frame</em> is one entry of a stream; it carries the submissions of many callers that were written together.
 */
@NullMarked
package io.postern.redis.telemetry;

import org.jspecify.annotations.NullMarked;
