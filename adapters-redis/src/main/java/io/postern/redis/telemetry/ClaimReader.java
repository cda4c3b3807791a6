package io.postern.redis.telemetry;

import io.lettuce.core.ScriptOutputType;
import io.postern.redis.RedisConnection;
import io.postern.redis.RedisScript;
import io.postern.telemetry.model.Claim;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Hands out frames of one partition as claims. */
final class ClaimReader {

    private static final RedisScript TAKE = RedisScript.beside(ClaimReader.class, "take.lua");

    /** Longest time between two looks for takers that died. */
    private static final Duration LOOK_EVERY_MAX = Duration.ofSeconds(1);

    /** Where an answer of the script holds its claims; before them stand a time, where to look on, and if there is more. */
    private static final int CLAIMS_AT = 4;

    private static final byte[] FIRST_ENTRY = Ascii.of("0-0");

    private final RedisConnection redis;
    private final byte[][] keys;
    private final Taker taker;
    private final Duration lease;
    private final Duration lookEvery;
    private final FrameReading reading;
    private final CorruptFrames corrupt;
    private final NewerFrames newer;
    private final Clock clock;
    private final AtomicLong lookAgainAt = new AtomicLong(System.nanoTime());
    private volatile byte[] lookOnInRetries = FIRST_ENTRY;
    private volatile byte[] lookOnInStream = FIRST_ENTRY;

    ClaimReader(
            RedisConnection redis,
            QueueKeys keys,
            Taker taker,
            Duration lease,
            FrameReading reading,
            NewerFrames newer,
            CorruptFrames corrupt,
            Clock clock) {
        this.redis = redis;
        this.keys = new byte[][] {keys.retries(), keys.stream(), keys.postponed(), keys.corrupt(), keys.depth()};
        this.taker = taker;
        this.lease = lease;
        this.lookEvery = lookEvery(lease);
        this.reading = reading;
        this.newer = newer;
        this.corrupt = corrupt;
        this.clock = clock;
    }

    /** Time between two looks for takers that died. */
    static Duration lookEvery(Duration lease) {
        Duration often = lease.dividedBy(4).plusMillis(1);
        return often.compareTo(LOOK_EVERY_MAX) < 0 ? often : LOOK_EVERY_MAX;
    }

    /** Sends for about so much and does not wait; the answer is for {@link #read}. */
    CompletableFuture<List<Object>> ask(int recordsMax, long bytesMax) {
        long now = System.nanoTime();
        long due = lookAgainAt.get();
        boolean look = now - due >= 0 && lookAgainAt.compareAndSet(due, now + lookEvery.toNanos());
        CompletableFuture<List<Object>> asked = redis.send(commands -> TAKE.run(
                commands,
                ScriptOutputType.MULTI,
                keys,
                Taker.GROUP_BYTES,
                taker.consumerBytes(),
                Ascii.of(clock.millis()),
                Ascii.of(lease.toMillis()),
                Ascii.of(recordsMax),
                Ascii.of(bytesMax),
                Ascii.of(look ? 1 : 0),
                lookOnInRetries,
                lookOnInStream));
        return look ? asked.whenComplete((answer, _) -> lookOn(answer)) : asked;
    }

    private void lookOn(@Nullable List<Object> answer) {
        if (answer == null) return;
        lookOnInRetries = (byte[]) answer.get(1);
        lookOnInStream = (byte[]) answer.get(2);
    }

    /** Makes claims of an answer; it takes a while, and may set frames aside that cannot be read. */
    Taken read(List<Object> answer) {
        List<Entry> entries = answer.stream()
                .skip(CLAIMS_AT)
                .map(entry -> Entry.ofScript(reading.partition(), (List<?>) entry))
                .toList();
        long bytes = entries.stream().mapToLong(entry -> entry.frame().length).sum();
        boolean hasMore = (Long) answer.get(3) == 1;
        return new Taken(claims(entries), bytes, hasMore, Duration.ofMillis((Long) answer.getFirst()));
    }

    private List<Claim> claims(List<Entry> entries) {
        List<Claim> claims = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            try {
                claims.add(reading.claim(entry));
            } catch (NewerFrame e) {
                newer.leave(entry, e);
            } catch (UnreadableFrame e) {
                corrupt.setAside(entry, e);
            }
        }
        return claims;
    }
}
