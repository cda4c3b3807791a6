package io.postern.telemetry.model;

import java.time.Instant;

/**
 * A record that was accepted and will not be delivered, with the reason.
 *
 * @param receipt of the submission that it came with
 * @param number its number in that submission, from zero
 * @param remains the submission that it came with, less all other records
 * @param why the destination's words
 */
public record DeadLetter(
        ReceiptId receipt, int number, Submission remains, DeathCause cause, String why, Instant diedAt) {

    public DeadLetter {
        if (remains.size() != 1)
            throw new IllegalArgumentException("remains: " + remains.size() + " records (expected: one)");
    }
}
