package io.postern.telemetry.model;

/**
 * What one call threw away.
 *
 * @param letters how many dead letters are gone for good
 * @param next where to go on; empty: no more match
 */
public record Purged(int letters, String next) {}
