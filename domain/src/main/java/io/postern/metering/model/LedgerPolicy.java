package io.postern.metering.model;

import java.time.Duration;

/**
 * What a usage ledger keeps.
 *
 * @param retention how long sums are kept
 * @param bounds how many series are told apart
 * @param remembered how long an id is remembered, at least, once it was counted: longer than anybody tells an event again
 */
public record LedgerPolicy(Retention retention, SeriesBounds bounds, Duration remembered) {

    public LedgerPolicy {
        if (remembered.toSeconds() < 1)
            throw new IllegalArgumentException("remembered: " + remembered + " (expected: a second or more)");
    }
}
