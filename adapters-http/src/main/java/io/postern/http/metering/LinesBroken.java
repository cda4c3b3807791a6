package io.postern.http.metering;

import io.postern.http.problem.Rejection;

/**
 * Leaves the reading of lines from any depth. It never leaves this package: controllers answer it. It has no stack trace
 * because nobody would read it and senders decide how often it is made.
 */
final class LinesBroken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Rejection rejection;

    LinesBroken(Rejection rejection) {
        super("lines broken off", null, false, false);
        this.rejection = rejection;
    }

    Rejection rejection() {
        return rejection;
    }
}
