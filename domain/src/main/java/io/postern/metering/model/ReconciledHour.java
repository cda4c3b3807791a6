package io.postern.metering.model;

import java.time.Instant;

/**
 * An hour of an application: how many decisions there were about its calls, and how many requests the access logs tell of.
 *
 * @param hour its first instant
 */
public record ReconciledHour(String application, Instant hour, long decisions, long logged, GapCause cause) {

    /** Logged requests beyond decisions; negative when there were more decisions. */
    public long gap() {
        return logged - decisions;
    }
}
