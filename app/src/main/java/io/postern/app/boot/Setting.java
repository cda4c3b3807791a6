package io.postern.app.boot;

/**
 * One setting as a start would use it.
 *
 * @param value stars where it is a secret
 * @param source where the value comes from, in plain words
 */
public record Setting(String key, String value, String source) {

    static final String BUILT_IN = "default";

    /** Whether nobody said anything about it. */
    public boolean isBuiltIn() {
        return source.equals(BUILT_IN);
    }
}
