package io.postern.telemetry.model;

/** What of a client's quota is used up. */
public enum QuotaRule {
    RECORDS_PER_MINUTE,
    BYTES_PER_MINUTE,
    SERIES_PER_DAY
}
