package io.postern.redis.telemetry;

/** Bytes in Redis that no Postern wrote, or that something has damaged since, unless they are of a newer version. */
sealed class UnreadableFrame extends RuntimeException permits NewerFrame {

    private static final long serialVersionUID = 1L;

    UnreadableFrame(String what) {
        super(what);
    }

    UnreadableFrame(String what, RuntimeException cause) {
        super(what, cause);
    }
}
