package io.postern.cleanup.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Who changes the allowlist, and when.
 *
 * @param at to the millisecond; what is finer is cut off, so that every store gives it back as it was
 */
public record Edit(Author author, Instant at) {

    public Edit {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }
}
