package io.postern.cleanup.model;

/**
 * Which allowlist entries are wanted.
 *
 * @param service of these only; empty: of any
 * @param owner whose, whatever the case; empty: anybody's
 * @param withinDays those that end within so many days; 0: whenever they end
 * @param after those behind that id; empty: from the first
 * @param limit most entries at once
 */
public record EntrySearch(String service, String owner, int withinDays, String after, int limit) {

    public static final int LIMIT_MAX = 1_000;
    public static final int DAYS_MAX = 36_525;

    public EntrySearch {
        if (!after.isEmpty() && ResourceId.read(after).isEmpty())
            throw new IllegalArgumentException("after: not an id (expected: the member next of the answer before)");
        if (withinDays < 0 || withinDays > DAYS_MAX)
            throw new IllegalArgumentException(
                    "expiringWithinDays: " + withinDays + " (expected: 1 to " + DAYS_MAX + ", or 0 for all)");
        if (limit < 1 || limit > LIMIT_MAX)
            throw new IllegalArgumentException("limit: " + limit + " (expected: 1 to " + LIMIT_MAX + ")");
    }
}
