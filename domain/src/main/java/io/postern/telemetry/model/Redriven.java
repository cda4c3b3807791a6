package io.postern.telemetry.model;

/**
 * What one call put back into the delivery queue.
 *
 * @param letters how many dead letters went back and are kept no longer
 * @param queueFull whether letters stay because their queue took no more; who goes on at {@code next} passes them by
 * @param more whether more may match, those that stay included
 * @param next where to go on; empty: from the newest letter, if there are more
 */
public record Redriven(int letters, boolean queueFull, boolean more, String next) {}
