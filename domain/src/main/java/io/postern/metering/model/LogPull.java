package io.postern.metering.model;

import java.time.Duration;

/**
 * A log group whose access logs are fetched.
 *
 * @param name what the pull is called: small letters, digits and hyphens
 * @param group the log group
 * @param overlap how far before its checkpoint a turn begins, so that events that came late are seen; the very first one
 *     begins twice as far before now
 * @param pagesMax most pages of one turn
 */
public record LogPull(String name, String group, LogFormat format, Duration overlap, int pagesMax) {

    public LogPull {
        if (!name.matches("[a-z0-9-]{1,64}"))
            throw new IllegalArgumentException(
                    "pull: " + name + " (expected: 1 to 64 small letters, digits and hyphens)");
        if (group.isBlank()) throw new IllegalArgumentException("pull " + name + ": no log group (expected: text)");
        if (overlap.isNegative())
            throw new IllegalArgumentException("pull " + name + ": overlap " + overlap + " (expected: zero or more)");
        if (pagesMax < 1)
            throw new IllegalArgumentException("pull " + name + ": " + pagesMax + " pages (expected: 1 or more)");
    }
}
