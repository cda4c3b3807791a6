package io.postern.redis.telemetry;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Frames that a newer Postern wrote, while old and new replicas run side by side or after the new ones were taken back.
 * They stay claimed, and so come round after each lease until they meet a replica that can read them.
 */
final class NewerFrames {

    private static final Logger LOG = LoggerFactory.getLogger(NewerFrames.class);

    private final AtomicBoolean told = new AtomicBoolean();

    /** Leaves the entry where it is. Logs once in the life of the process; the queue's depth counts it as any other. */
    void leave(Entry entry, NewerFrame why) {
        if (told.compareAndSet(false, true))
            LOG.warn(
                    "The delivery queue holds what a newer Postern wrote; it waits for a newer replica, further ones"
                            + " without a word. entry={} why={}",
                    entry.id(),
                    why.getMessage());
    }
}
