/** What telemetry needs from the outside: a durable queue, destinations, and readers. */
@NullMarked
package io.postern.telemetry.port;

import org.jspecify.annotations.NullMarked;
