package io.postern.destinations.model;

import java.util.Arrays;
import java.util.Optional;

/** An API of CloudWatch that a destination is for, under the name by which AWS signs for it. */
public enum ApiName {
    MONITORING("monitoring"),
    LOGS("logs");

    private final String word;

    ApiName(String word) {
        this.word = word;
    }

    /** Its name in signatures and host names. */
    public String word() {
        return word;
    }

    /** The one of that name; nothing when there is none. */
    public static Optional<ApiName> named(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }
}
