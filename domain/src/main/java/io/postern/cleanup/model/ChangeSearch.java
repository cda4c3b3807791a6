package io.postern.cleanup.model;

/**
 * Which changes of the allowlist are wanted.
 *
 * @param resourceId of the entry of exactly that id; empty: of any
 * @param author whose; empty: anybody's
 * @param before those with smaller numbers; 0: from the newest
 * @param limit most changes at once
 */
public record ChangeSearch(String resourceId, String author, long before, int limit) {

    public static final int LIMIT_MAX = 1_000;

    public ChangeSearch {
        if (before < 0)
            throw new IllegalArgumentException(
                    "before: " + before + " (expected: the member next of the answer before, or 0)");
        if (limit < 1 || limit > LIMIT_MAX)
            throw new IllegalArgumentException("limit: " + limit + " (expected: 1 to " + LIMIT_MAX + ")");
    }

    /** Whether it is one of them, wherever it stands. */
    public boolean wants(RecordedChange one) {
        return (resourceId.isEmpty() || one.change().resourceId().value().equals(resourceId))
                && (author.isEmpty() || one.edit().author().value().equals(author));
    }
}
