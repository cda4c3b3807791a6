package io.postern.metering.model;

import java.time.Instant;

/**
 * A meter event that waits for a sink.
 *
 * @param place what its queue knows it by
 * @param since when it came into the queue, by the queue's own clock
 */
public record Waiting(String place, MeterEvent event, Instant since) {}
