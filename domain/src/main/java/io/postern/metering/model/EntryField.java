package io.postern.metering.model;

import java.util.Locale;

/** What an access log can say of a call, and a meter event wants to know. */
public enum EntryField {
    /** What API Gateway alone calls the call: {@code $context.extendedRequestId}. */
    ID,
    /** When it was called, in milliseconds since 1970. */
    TIME_EPOCH,
    /** When it was called, as {@code 28/Nov/2026:10:00:00 +0000}; used where there is no {@link #TIME_EPOCH}. */
    TIME,
    APPLICATION,
    METHOD,
    ROUTE,
    URL,
    STATUS,
    REMOTE_HOST,
    /** In milliseconds. */
    LATENCY,
    /** In milliseconds. */
    BACKEND_LATENCY,
    RESPONSE_BYTES;

    /** What it is called in configuration. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
