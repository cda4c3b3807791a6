package io.postern.redis.telemetry;

/** Bytes in Redis that a newer Postern wrote: this one cannot read them, and must leave them to one that can. */
final class NewerFrame extends UnreadableFrame {

    private static final long serialVersionUID = 1L;

    NewerFrame(String what) {
        super(what);
    }
}
