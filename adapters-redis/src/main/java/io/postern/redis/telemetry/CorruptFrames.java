package io.postern.redis.telemetry;

import io.lettuce.core.ScriptOutputType;
import io.postern.redis.RedisConnection;
import io.postern.redis.RedisScript;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Frames that cannot be read: kept aside in Redis for an operator, so that they do not block the queue for ever. */
final class CorruptFrames {

    private static final Logger LOG = LoggerFactory.getLogger(CorruptFrames.class);
    private static final RedisScript SET_ASIDE = RedisScript.beside(CorruptFrames.class, "set-aside.lua");

    private final RedisConnection redis;
    private final QueueKeys keys;
    private final int framesMax;
    private final AtomicBoolean told;

    CorruptFrames(RedisConnection redis, QueueKeys keys, int framesMax, AtomicBoolean told) {
        this.redis = redis;
        this.keys = keys;
        this.framesMax = framesMax;
        this.told = told;
    }

    /** Moves the entry out of its stream. Logs once in the life of the process; the depth's hash counts them all. */
    void setAside(Entry entry, UnreadableFrame why) {
        byte[][] touched = {keys.numbered(entry.claimId().stream()), keys.corrupt(), keys.depth()};
        ClaimId id = entry.claimId();
        Long count = redis.call(
                "set a frame aside",
                commands -> SET_ASIDE.run(
                        commands,
                        ScriptOutputType.INTEGER,
                        touched,
                        Taker.GROUP_BYTES,
                        Ascii.of(entry.id()),
                        Ascii.of(id.bytes()),
                        Ascii.of(id.submissions()),
                        entry.frame(),
                        Ascii.of(framesMax)));
        if (told.compareAndSet(false, true))
            LOG.error(
                    "A frame in the delivery queue cannot be read; it is kept aside, further ones without a word."
                            + " key={} entry={} setAside={}",
                    Ascii.text(keys.corrupt()),
                    entry.id(),
                    count,
                    why);
    }
}
