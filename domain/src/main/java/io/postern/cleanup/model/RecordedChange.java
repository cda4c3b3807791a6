package io.postern.cleanup.model;

/**
 * A change of the allowlist, as its trail keeps it.
 *
 * @param number one more than that of the change before
 */
public record RecordedChange(long number, Edit edit, EntryChange change) {

    public RecordedChange {
        if (number < 1) throw new IllegalArgumentException("number: " + number + " (expected: 1 or more)");
    }
}
