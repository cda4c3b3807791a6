package io.postern.redis.telemetry;

import io.lettuce.core.ScriptOutputType;
import io.postern.redis.RedisConnection;
import io.postern.redis.RedisScript;
import io.postern.telemetry.model.Appended;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes the submissions of concurrent callers together. A caller who is alone sends at once. Those who come while a
 * frame is under way wait for its answer and then go together, at most a quarter of a millisecond after that frame went: what a frame
 * costs does not depend on how many share it.
 */
final class GroupCommit {

    private static final RedisScript APPEND = RedisScript.beside(GroupCommit.class, "append.lua");

    /** This many submissions are worth a further frame while one is under way. */
    private static final int CROWD = 32;

    /** This many are worth a frame at any time; fewer, but for one alone, go cheaper with those who come soon. */
    private static final int COMPANY = 8;

    /** Least time between two frames that carry less than company. */
    private static final long PACE_NANOS = Duration.ofMillis(1).toNanos() / 4;

    /** The same while other partitions send, too: the same senders are spread over more frames then. */
    private static final long PACE_BESIDE_OTHERS_NANOS = 2 * PACE_NANOS;

    private final RedisConnection redis;
    private final RedisQueueConfig config;
    private final byte[][] keys;
    private final Departures departures;
    private final LongSupplier bytesMax;
    private final Standing standing;
    private final int partition;
    private final ReceiptSeal seal;

    private final Queue<WaitingAppend> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waitingCount = new AtomicInteger();
    private final AtomicLong waitingBytes = new AtomicLong();
    private final AtomicInteger framesUnderWay = new AtomicInteger();
    private final AtomicInteger sendRequests = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> broken = new AtomicReference<>();
    private final AtomicBoolean isCalledBack = new AtomicBoolean();
    private volatile long lastSentAt = System.nanoTime() - PACE_NANOS;

    /**
     * Writes to one partition.
     *
     * @param bytesMax most bytes that it may hold at the moment
     */
    GroupCommit(
            RedisConnection redis,
            QueueKeys keys,
            RedisQueueConfig config,
            Departures departures,
            LongSupplier bytesMax,
            Standing standing,
            int partition,
            ReceiptSeal seal) {
        this.redis = redis;
        this.config = config;
        this.keys = new byte[][] {keys.stream(), keys.depth()};
        this.departures = departures;
        this.bytesMax = bytesMax;
        this.standing = standing;
        this.partition = partition;
        this.seal = seal;
    }

    /** Stores it; the outcome is known within two time-outs, that of a frame before and that of its own. */
    CompletionStage<Appended> append(WaitingAppend append) {
        if (!departures.enter(append.bytes(), waitingBytes.addAndGet(append.bytes()))) {
            waitingBytes.addAndGet(-append.bytes());
            return CompletableFuture.completedStage(new Appended.Full());
        }
        waitingCount.incrementAndGet();
        waiting.add(append);
        sendWaiting();
        return append.outcome();
    }

    /** Bytes of those who wait for a place in a frame. */
    long waitingBytes() {
        return waitingBytes.get();
    }

    /** Sends what is worth sending. One thread at a time does it; who comes meanwhile leaves it a note and goes. */
    private void sendWaiting() {
        if (sendRequests.getAndIncrement() != 0) return;
        int seen = 1;
        do {
            Throwable failure = broken.getAndSet(null);
            if (failure != null) failWaiting(failure);
            while (isWorthAFrame()) send(nextFrame());
            seen = sendRequests.addAndGet(-seen);
        } while (seen != 0);
    }

    private boolean isWorthAFrame() {
        if (waiting.peek() == null) return false;
        int underWay = framesUnderWay.get();
        int crowd = waitingCount.get();
        if (underWay > 0) return underWay < config.framesMax() && crowd >= CROWD;
        // Frames of other partitions keep Redis and this process as busy as frames of this one.
        boolean hasOthers = departures.frames() > 0;
        if ((crowd == 1 && !hasOthers) || crowd >= COMPANY) return true;
        long pace = hasOthers ? PACE_BESIDE_OTHERS_NANOS : PACE_NANOS;
        long early = pace - (System.nanoTime() - lastSentAt);
        if (early <= 0) return true;
        if (isCalledBack.compareAndSet(false, true)) redis.callBack(this::sendAfterPause, early);
        return false;
    }

    private void sendAfterPause() {
        isCalledBack.set(false);
        sendWaiting();
    }

    private List<WaitingAppend> nextFrame() {
        List<WaitingAppend> frame = new ArrayList<>();
        boolean isNearlyFull = standing.bytes() > bytesMax.getAsLong() / 2;
        int bytes = 0;
        int records = 0;
        for (WaitingAppend next = waiting.peek(); next != null; next = waiting.peek()) {
            bytes += next.part().length();
            boolean full = frame.size() == config.frameSubmissionsMax()
                    || bytes > config.frameBytesMax()
                    || records > ReceiptAddress.RECORDS_BEFORE_MAX;
            if (full && !frame.isEmpty()) break;
            // Else what is refused to a flood would be refused to those who share its frame.
            if (isNearlyFull && !frame.isEmpty() && frame.getFirst().isModest() != next.isModest()) break;
            frame.add(next);
            records += next.records();
            waiting.remove();
            forgetBytes(next);
        }
        waitingCount.addAndGet(-frame.size());
        return frame;
    }

    private void send(List<WaitingAppend> frame) {
        framesUnderWay.incrementAndGet();
        departures.frameLeft();
        lastSentAt = System.nanoTime();
        try {
            store(frame).whenComplete((entry, failure) -> answered(frame, entry, failure));
        } catch (RuntimeException | OutOfMemoryError failure) {
            answered(frame, null, failure); // or its callers, and all who come after them, would wait for ever
        }
    }

    private CompletionStage<byte[]> store(List<WaitingAppend> frame) {
        List<BinaryWriter> parts = new ArrayList<>(frame.size());
        int records = 0;
        for (WaitingAppend append : frame) {
            parts.add(append.part());
            records += append.records();
        }
        byte[] bytes = Frame.join(new byte[0], parts);
        byte[] size = Ascii.of(bytes.length + Frame.ENTRY_BYTES);
        return APPEND.run(
                redis.commands(),
                ScriptOutputType.VALUE,
                keys,
                Ascii.of(Room.forClient(hasModest(frame), bytesMax.getAsLong())),
                size,
                Ascii.of(records),
                Ascii.of(frame.size()),
                bytes);
    }

    private static boolean hasModest(List<WaitingAppend> frame) {
        return frame.stream().anyMatch(WaitingAppend::isModest);
    }

    private void answered(List<WaitingAppend> frame, byte @Nullable [] entry, @Nullable Throwable failure) {
        framesUnderWay.decrementAndGet();
        departures.frameArrived();
        standing.answered(failure != null);
        // Who waits behind a broken frame would only learn the same after one more time-out.
        if (failure != null) broken.set(failure);
        sendWaiting(); // before waking anybody, so that Redis does not wait for us
        if (failure != null) {
            frame.forEach(append -> append.fail(failure));
            return;
        }
        if (entry == null) {
            standing.full(bytesMax.getAsLong());
            frame.forEach(append -> append.complete(new Appended.Full()));
            return;
        }
        giveReceipts(frame, EntryId.parse(Ascii.text(entry)));
    }

    private void giveReceipts(List<WaitingAppend> frame, EntryId entry) {
        ReceiptSeal.Press press = seal.press();
        int first = 0;
        for (WaitingAppend append : frame) {
            ReceiptAddress address = ReceiptAddress.of(partition, entry, first, append.records());
            append.complete(new Appended.Stored(press.seal(address, append.client())));
            first += append.records();
        }
    }

    private void failWaiting(Throwable failure) {
        for (WaitingAppend next = waiting.poll(); next != null; next = waiting.poll()) {
            waitingCount.decrementAndGet();
            forgetBytes(next);
            next.fail(failure);
        }
    }

    private void forgetBytes(WaitingAppend gone) {
        waitingBytes.addAndGet(-gone.bytes());
        departures.leave(gone.bytes());
    }
}
