package io.postern.metering.model;

/**
 * Paths that are meant by one text, as IAM matches the resources of a policy: a {@code *} stands for any characters or none
 * and a {@code ?} for one, slashes included; every other character for itself. So a policy allows exactly what the pattern
 * means. What IAM cannot say, such as one segment of a path, cannot be said here.
 */
public record RoutePattern(String text) {

    /**
     * Longest pattern. With it the resource of a policy keeps within 512 characters (API Gateway developer guide, output of
     * a Lambda authorizer), however long the names of region, API and stage are that {@link InvokedRoute} takes.
     */
    public static final int CHARACTERS_MAX = 256;

    /** Every path. */
    static final String ALL = "/*";

    private static final String ALLOWED_SIGNS = "/-._~!$&'()+,;=:@%*?";

    public RoutePattern {
        if (text.isEmpty() || text.length() > CHARACTERS_MAX || text.charAt(0) != '/')
            throw new IllegalArgumentException(
                    "path: not usable (expected: a slash first, and at most " + CHARACTERS_MAX + " characters)");
        // In an IAM policy ${...} would be a variable, and {id} would match nothing.
        if (text.indexOf('{') >= 0 || text.indexOf('}') >= 0)
            throw new IllegalArgumentException(
                    "path: {...} cannot be said in an IAM policy, whose wildcards also match further segments"
                            + " (expected: * in its place, if all below may be called as well)");
        if (!text.chars().allMatch(RoutePattern::isAllowed))
            throw new IllegalArgumentException(
                    "path: a character that no path has (expected: letters, digits, " + ALLOWED_SIGNS + ")");
    }

    private static boolean isAllowed(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || ALLOWED_SIGNS.indexOf(c) >= 0;
    }

    /** Whether every path is meant. */
    boolean all() {
        return text.equals(ALL);
    }

    /** Whether that path is meant; takes time in proportion to the two lengths' product at worst. */
    public boolean matches(String path) {
        int p = 0;
        int n = 0;
        int star = -1;
        int taken = 0;
        while (n < path.length()) {
            char wanted = p < text.length() ? text.charAt(p) : '\0';
            if (wanted == '*') {
                star = p++;
                taken = n;
            } else if (p < text.length() && (wanted == '?' || wanted == path.charAt(n))) {
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
        while (p < text.length() && text.charAt(p) == '*') p++;
        return p == text.length();
    }

    @Override
    public String toString() {
        return text;
    }
}
