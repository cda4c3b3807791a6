package io.postern.redis.metering;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.ScriptOutputType;
import io.postern.metering.model.MeterEvent;
import io.postern.metering.model.MeterEventText;
import io.postern.metering.model.SinkDepth;
import io.postern.metering.model.Waiting;
import io.postern.metering.port.SinkQueue;
import io.postern.redis.RedisConnection;
import io.postern.redis.RedisScript;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stream, one entry for each event, and a consumer group of one consumer that all replicas are together: the time of a
 * claim tells when it ends, and nothing is left behind by a replica that is gone.
 */
final class RedisSinkQueue implements SinkQueue {

    private static final Logger LOG = LoggerFactory.getLogger(RedisSinkQueue.class);

    private static final RedisScript CLAIM = RedisScript.beside(RedisSinkQueue.class, "claim-events.lua");
    private static final RedisScript SETTLE = RedisScript.beside(RedisSinkQueue.class, "settle-events.lua");
    private static final RedisScript SET_ASIDE = RedisScript.beside(RedisSinkQueue.class, "set-aside-events.lua");
    private static final RedisScript COUNT = RedisScript.beside(RedisSinkQueue.class, "count-events.lua");

    private static final byte[] GROUP = ascii("postern");
    private static final String BEGINNING = "0-0";

    private final RedisConnection redis;
    private final String sink;
    private final byte[] stream;
    private final byte[] unreadable;
    private final byte[] unreadableCount;
    private final Duration lease;
    private final int unreadableMax;
    private final AtomicBoolean told = new AtomicBoolean();
    private volatile String lookOn = BEGINNING;

    /**
     * The queue of that sink.
     *
     * @param lease after this an event that was claimed and not settled is claimed again
     * @param unreadableMax most entries that are kept because they cannot be read; at the bound the oldest go
     */
    RedisSinkQueue(RedisConnection redis, String sink, Duration lease, int unreadableMax) {
        this.redis = redis;
        this.sink = sink;
        String key = "postern:{metering}:sink:" + sink;
        this.stream = ascii(key);
        this.unreadable = ascii(key + ":unreadable");
        this.unreadableCount = ascii(key + ":unreadable-count");
        this.lease = lease;
        this.unreadableMax = unreadableMax;
    }

    @Override
    public List<Waiting> claim(int max) {
        List<byte[]> answer = redis.call(
                "claim meter events",
                commands -> CLAIM.run(
                        commands,
                        ScriptOutputType.MULTI,
                        new byte[][] {stream},
                        GROUP,
                        GROUP,
                        number(lease.toMillis()),
                        number(max),
                        ascii(lookOn)));
        lookOn = new String(answer.getFirst(), US_ASCII);
        List<Waiting> claims = new ArrayList<>();
        List<byte[]> nonsense = new ArrayList<>();
        for (int at = 1; at < answer.size(); at += 2) {
            Optional<MeterEvent> event = MeterEventText.read(new String(answer.get(at + 1), UTF_8));
            if (event.isPresent()) {
                String place = new String(answer.get(at), US_ASCII);
                claims.add(new Waiting(place, event.get(), since(place)));
            } else {
                nonsense.add(answer.get(at));
                nonsense.add(answer.get(at + 1));
            }
        }
        if (!nonsense.isEmpty()) setAside(nonsense);
        return claims;
    }

    @Override
    public void settle(List<Waiting> events) {
        if (events.isEmpty()) return;
        byte[][] arguments = new byte[events.size() + 1][];
        arguments[0] = GROUP;
        for (int at = 0; at < events.size(); at++)
            arguments[at + 1] = ascii(events.get(at).place());
        redis.call(
                "settle meter events",
                commands -> SETTLE.<Long>run(commands, ScriptOutputType.INTEGER, new byte[][] {stream}, arguments));
    }

    @Override
    public SinkDepth depth() {
        List<Long> answer = redis.call(
                "count meter events",
                commands -> COUNT.run(commands, ScriptOutputType.MULTI, new byte[][] {stream, unreadableCount}));
        return new SinkDepth(answer.get(0), Duration.ofMillis(answer.get(1)), answer.get(2));
    }

    private void setAside(List<byte[]> nonsense) {
        byte[][] arguments = new byte[nonsense.size() + 2][];
        arguments[0] = GROUP;
        arguments[1] = number(unreadableMax);
        for (int at = 0; at < nonsense.size(); at++) arguments[at + 2] = nonsense.get(at);
        redis.call(
                "set meter events aside",
                commands -> SET_ASIDE.<Long>run(
                        commands,
                        ScriptOutputType.INTEGER,
                        new byte[][] {stream, unreadable, unreadableCount},
                        arguments));
        if (told.compareAndSet(false, true)) LOG.warn("Meter events that cannot be read were set aside. sink={}", sink);
    }

    /** The id of an entry begins with the time in ms at which Redis took it. */
    private static Instant since(String entry) {
        return Instant.ofEpochMilli(Long.parseLong(entry.substring(0, entry.indexOf('-'))));
    }

    private static byte[] number(long number) {
        return ascii(Long.toString(number));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }
}
