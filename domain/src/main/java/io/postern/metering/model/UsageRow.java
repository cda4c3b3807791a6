package io.postern.metering.model;

/** What one series adds up to in one bucket. */
public record UsageRow(Series series, Bucket bucket, Sums sums) {}
