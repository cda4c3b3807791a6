package io.postern.metering.model;

/**
 * A meter event that waits for a sink.
 *
 * @param place what its queue knows it by
 * @param tries how often it was claimed, this time included
 */
public record Waiting(String place, MeterEvent event, int tries) {}
