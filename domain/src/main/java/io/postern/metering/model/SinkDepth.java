package io.postern.metering.model;

import java.time.Duration;

/**
 * How much waits for a sink.
 *
 * @param events how many, claimed or not
 * @param oldest how long the oldest of them has waited; zero when none does
 * @param unreadable how many were ever set aside because they could not be read
 */
public record SinkDepth(long events, Duration oldest, long unreadable) {}
