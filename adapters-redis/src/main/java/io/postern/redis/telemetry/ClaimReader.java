package io.postern.redis.telemetry;

import io.lettuce.core.Consumer;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.postern.redis.RedisConnection;
import io.postern.redis.RedisFailures;
import io.postern.redis.RedisScript;
import io.postern.redis.RedisServer;
import io.postern.telemetry.model.Claim;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** Hands out frames as claims. */
final class ClaimReader {

    private static final RedisScript TAKE = RedisScript.beside(ClaimReader.class, "take.lua");

    /** One answer must fit memory, however large the frames are. */
    private static final long TAKE_BYTES_MAX = 4 << 20;

    /** Longest time between two looks for postponed frames that are due and for takers that died. */
    private static final Duration LOOK_EVERY_MAX = Duration.ofSeconds(1);

    /** Least time between two calls of takers who have patience. */
    private static final Duration PACE = Duration.ofMillis(10);

    /** Where an answer of the script holds its claims; before them stand a time and where to look on. */
    private static final int CLAIMS_AT = 3;

    private static final byte[] FIRST_ENTRY = Ascii.of("0-0");

    private final RedisConnection redis;
    private final RedisConnection blocking;
    private final QueueKeys keys;
    private final Taker taker;
    private final Duration lease;
    private final Duration lookEvery;
    private final FrameReading reading;
    private final CorruptFrames corrupt;
    private final NewerFrames newer = new NewerFrames();
    private final Clock clock;
    // Redis serves blocking commands of one connection one after the other, so a second one would outstay its patience.
    private final ReentrantLock waiting = new ReentrantLock();
    private volatile long lastTakenAt = System.nanoTime() - PACE.toNanos();
    private final AtomicLong lookAgainAt = new AtomicLong(System.nanoTime());
    private volatile byte[] lookOnInRetries = FIRST_ENTRY;
    private volatile byte[] lookOnInStream = FIRST_ENTRY;

    ClaimReader(
            RedisServer redis,
            QueueKeys keys,
            Taker taker,
            Duration lease,
            FrameReading reading,
            CorruptFrames corrupt,
            Clock clock) {
        this.redis = redis.connection();
        this.blocking = redis.ownConnection(LOOK_EVERY_MAX);
        this.keys = keys;
        this.taker = taker;
        this.lease = lease;
        this.lookEvery = shorter(lease.dividedBy(4).plusMillis(1), LOOK_EVERY_MAX);
        this.reading = reading;
        this.corrupt = corrupt;
        this.clock = clock;
    }

    List<Claim> take(int recordsMax, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!Thread.currentThread().isInterrupted()) {
            keepPace(Duration.ofNanos(deadline - System.nanoTime()));
            List<Object> answer = takeAtOnce(recordsMax);
            List<Claim> claims = claims(answer.stream()
                    .skip(CLAIMS_AT)
                    .map(entry -> Entry.ofScript((List<?>) entry))
                    .toList());
            if (!claims.isEmpty()) return claims;
            Duration left = Duration.ofNanos(deadline - System.nanoTime());
            if (!left.isPositive()) return List.of();
            Duration untilDue = Duration.ofMillis((Long) answer.getFirst());
            List<Claim> arrived =
                    await(shorter(left, untilDue.isNegative() ? lookEvery : shorter(untilDue, lookEvery)));
            if (!arrived.isEmpty()) return arrived;
        }
        return List.of();
    }

    /** A taker who comes back at once finds a frame or two; a little later it finds many for the price of one call. */
    private void keepPace(Duration patience) {
        long early = lastTakenAt + shorter(PACE, patience).toNanos() - System.nanoTime();
        if (early > 0) LockSupport.parkNanos(early);
    }

    private List<Object> takeAtOnce(int recordsMax) {
        long now = System.nanoTime();
        lastTakenAt = now;
        long due = lookAgainAt.get();
        boolean look = now - due >= 0 && lookAgainAt.compareAndSet(due, now + lookEvery.toNanos());
        byte[][] all = {keys.retries(), keys.stream(), keys.postponed(), keys.corrupt(), keys.depth()};
        List<Object> answer = redis.call(
                "take",
                commands -> TAKE.run(
                        commands,
                        ScriptOutputType.MULTI,
                        all,
                        Taker.GROUP_BYTES,
                        taker.consumerBytes(),
                        Ascii.of(clock.millis()),
                        Ascii.of(lease.toMillis()),
                        Ascii.of(recordsMax),
                        Ascii.of(TAKE_BYTES_MAX),
                        Ascii.of(look ? 1 : 0),
                        lookOnInRetries,
                        lookOnInStream));
        if (look) {
            lookOnInRetries = (byte[]) answer.get(1);
            lookOnInStream = (byte[]) answer.get(2);
        }
        return answer;
    }

    /** Waits for a new frame, and looks no longer at anything else than the given time. */
    private List<Claim> await(Duration max) {
        try {
            if (!waiting.tryLock(max.toNanos(), TimeUnit.NANOSECONDS)) return List.of();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return List.of();
        }
        try {
            return claims(arrivals(max).stream()
                    .map(message -> Entry.ofMessage(QueueKeys.STREAM, message))
                    .toList());
        } finally {
            waiting.unlock();
        }
    }

    @SuppressWarnings("unchecked") // an array of generics, which Lettuce only reads
    private List<StreamMessage<byte[], byte[]>> arrivals(Duration max) {
        XReadArgs oneSoon = XReadArgs.Builder.count(1).block(Math.max(1, max.toMillis())); // zero would mean for ever
        Consumer<byte[]> self = Consumer.from(Taker.GROUP_BYTES, taker.consumerBytes());
        return blocking.call("wait for submissions", commands -> commands.xreadgroup(
                        self, oneSoon, StreamOffset.lastConsumed(keys.stream()))
                .exceptionallyCompose(failure -> RedisFailures.isGroupGone(failure)
                        ? CompletableFuture.completedFuture(List.of()) // the next look makes it again
                        : CompletableFuture.failedFuture(failure)));
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

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
