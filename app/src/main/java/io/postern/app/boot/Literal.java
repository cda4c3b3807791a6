package io.postern.app.boot;

/**
 * Texts that Micronaut must take as they are. It looks for <code>${…}</code> in every value of its configuration, and
 * knows no way to say that one means itself. Files and system properties may use that; a secret in an environment
 * variable must not be cut up or stop the boot for what it happens to hold.
 */
final class Literal {

    private static final String PREFIX = "${";

    /** A placeholder without a name, which nothing can have a value for, and so always its default: the dollar sign. */
    private static final String DOLLAR = "${:$}";

    private Literal() {}

    /** A text that Micronaut turns into this value, whatever the value holds. */
    static String of(String value) {
        return value.replace(PREFIX, DOLLAR + "{");
    }
}
