package io.postern.http.authorizer;

import java.util.Optional;

/** The forms of an authorizer's answer. */
public enum ResponseMode {
    /** A policy that names all routes, which is right however long the gateway remembers it. */
    IAM("iam"),

    /** Yes or no to one call, for HTTP APIs with payload format 2.0. */
    SIMPLE("simple");

    private final String word;

    ResponseMode(String word) {
        this.word = word;
    }

    /** The mode of that name. */
    public static Optional<ResponseMode> named(String word) {
        for (ResponseMode mode : values()) if (mode.word.equals(word)) return Optional.of(mode);
        return Optional.empty();
    }
}
