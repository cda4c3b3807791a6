package io.postern.redis.telemetry;

/** Bytes in Redis that this version of Postern did not write, or that something has damaged since. */
final class UnreadableFrame extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableFrame(String what) {
        super(what);
    }

    UnreadableFrame(String what, RuntimeException cause) {
        super(what, cause);
    }
}
