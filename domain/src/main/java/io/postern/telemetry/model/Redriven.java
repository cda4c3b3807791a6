package io.postern.telemetry.model;

/**
 * What one call put back into the delivery queue.
 *
 * @param letters how many dead letters went back and are kept no longer
 * @param queueFull whether the call ended early because the queue took no more
 * @param more whether more may match
 * @param next where to go on; empty: from the newest letter, if there are more
 */
public record Redriven(int letters, boolean queueFull, boolean more, String next) {}
