package io.postern.metering.model;

import java.time.Instant;

/**
 * Something that came in as an entry of an access log and was not counted, or that a sink was never told.
 *
 * @param id the same whenever the same comes in again; where a sink refused it, behind the sink's name and a colon
 * @param at when it was refused
 * @param detail what exactly is wrong, in a sentence
 * @param text how it begins; its control characters are blanks
 */
public record RefusedEntry(String id, Instant at, EntryRefusal reason, String detail, String text) {

    /** Longest text that is kept, in characters. */
    public static final int TEXT_MAX = 1_024;

    public RefusedEntry {
        if (id.isBlank()) throw new IllegalArgumentException("refused entry: no id (expected: text)");
        detail = CleanText.of(detail, TEXT_MAX);
        text = CleanText.of(text, TEXT_MAX);
    }
}
