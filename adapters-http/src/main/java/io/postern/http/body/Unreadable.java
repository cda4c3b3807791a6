package io.postern.http.body;

import io.postern.http.problem.Rejection;

/**
 * Leaves a parser from any depth. It never leaves this package: {@link Bodies} makes a value of it. It has no stack
 * trace because nobody would read it and senders decide how often it is made.
 */
public final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Rejection rejection;

    Unreadable(Rejection rejection) {
        super("unreadable body", null, false, false);
        this.rejection = rejection;
    }

    Rejection rejection() {
        return rejection;
    }
}
