package io.postern.redis.telemetry;

import io.postern.telemetry.model.QueuedSubmission;
import io.postern.telemetry.model.ReceiptId;
import org.jspecify.annotations.Nullable;

/**
 * One submission as it stands in a frame.
 *
 * @param receipt null when nobody has tried to deliver it yet: then its place in the queue is its receipt
 */
record Framed(QueuedSubmission queued, @Nullable ReceiptId receipt) {}
