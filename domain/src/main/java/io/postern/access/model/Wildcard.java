package io.postern.access.model;

/**
 * Names that are meant by one text, in which a {@code *} stands for any characters or none, and every other character
 * for itself. Matching takes time in proportion to the two lengths' product at worst: there is no regular expression to
 * blow up.
 */
public record Wildcard(String pattern) {

    /** Longest pattern; the longest names that CloudWatch knows have as many characters. */
    public static final int CHARACTERS_MAX = 512;

    private static final char STAR = '*';

    /** Every name. */
    static final Wildcard ANY = new Wildcard("*");

    public Wildcard {
        if (pattern.isEmpty() || pattern.length() > CHARACTERS_MAX)
            throw new IllegalArgumentException(
                    "pattern: " + pattern.length() + " characters (expected: 1 to " + CHARACTERS_MAX + ")");
        if (!pattern.chars().allMatch(c -> c >= ' ' && c < 0x7F))
            throw new IllegalArgumentException("pattern: not usable (expected: printable ASCII characters)");
    }

    /** Whether every name is meant. */
    public boolean any() {
        return pattern.chars().allMatch(c -> c == STAR);
    }

    /** Whether that name is meant. */
    public boolean matches(String name) {
        int p = 0;
        int n = 0;
        int star = -1;
        int taken = 0;
        while (n < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == STAR) {
                star = p++;
                taken = n;
            } else if (p < pattern.length() && pattern.charAt(p) == name.charAt(n)) {
                p++;
                n++;
            } else if (star >= 0) {
                // Give the last star one character more and try again from there.
                p = star + 1;
                n = ++taken;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == STAR) p++;
        return p == pattern.length();
    }

    @Override
    public String toString() {
        return pattern;
    }
}
