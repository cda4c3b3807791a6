/**
 * Telemetry on its way: accepted whole or refused whole, queued durably, delivered in batches, never lost in silence.
 */
@NullMarked
package io.postern.telemetry;

import org.jspecify.annotations.NullMarked;
