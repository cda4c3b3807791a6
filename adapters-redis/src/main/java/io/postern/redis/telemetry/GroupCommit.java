package io.postern.redis.telemetry;

import io.lettuce.core.ScriptOutputType;
import io.postern.redis.RedisConnection;
import io.postern.redis.RedisScript;
import io.postern.telemetry.model.Appended;
import io.postern.telemetry.model.QueuedSubmission;
import io.postern.telemetry.model.Submission;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Writes the submissions of concurrent callers together. A caller who finds nothing under way sends at once; those who
 * come while a frame is under way wait for its answer and then go together, so frames grow with the load and nobody
 * waits for company.
 */
final class GroupCommit {

    private static final RedisScript APPEND = RedisScript.beside(GroupCommit.class, "append.lua");

    /** This many submissions are worth a further frame while one is under way; fewer go cheaper with the next. */
    private static final int CROWD = 64;

    private final RedisConnection redis;
    private final RedisQueueConfig config;
    private final byte[][] keys;
    private final byte[] bytesMax;

    private final Queue<WaitingAppend> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waitingCount = new AtomicInteger();
    private final AtomicInteger framesUnderWay = new AtomicInteger();
    private final AtomicInteger sendRequests = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> broken = new AtomicReference<>();

    GroupCommit(RedisConnection redis, QueueKeys keys, RedisQueueConfig config) {
        this.redis = redis;
        this.config = config;
        this.keys = new byte[][] {keys.stream(), keys.depth()};
        this.bytesMax = Ascii.of(config.bytesMax());
    }

    /** Stores it; the wait is bounded by two time-outs, that of a frame before and that of its own. */
    Appended append(Submission submission) {
        if (waitingCount.incrementAndGet() > config.waitingMax()) {
            waitingCount.decrementAndGet();
            return Appended.FULL;
        }
        WaitingAppend append = new WaitingAppend(Frame.part(new QueuedSubmission(submission, 0)), submission.size());
        waiting.add(append);
        sendWaiting();
        return append.await();
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
        return underWay == 0 || (underWay < config.framesMax() && waitingCount.get() >= CROWD);
    }

    private List<WaitingAppend> nextFrame() {
        List<WaitingAppend> frame = new ArrayList<>();
        int bytes = 0;
        for (WaitingAppend next = waiting.peek(); next != null; next = waiting.peek()) {
            bytes += next.part.length();
            boolean full = frame.size() == config.frameSubmissionsMax() || bytes > config.frameBytesMax();
            if (full && !frame.isEmpty()) break;
            frame.add(next);
            waiting.remove();
        }
        waitingCount.addAndGet(-frame.size());
        return frame;
    }

    private void send(List<WaitingAppend> frame) {
        framesUnderWay.incrementAndGet();
        List<BinaryWriter> parts = new ArrayList<>(frame.size());
        int records = 0;
        for (WaitingAppend append : frame) {
            parts.add(append.part);
            records += append.records;
        }
        byte[] bytes = Frame.join(new byte[0], parts);
        byte[] size = Ascii.of(bytes.length + Frame.ENTRY_BYTES);
        try {
            APPEND.<Long>run(
                            redis.commands(),
                            ScriptOutputType.INTEGER,
                            keys,
                            bytesMax,
                            size,
                            Ascii.of(records),
                            Ascii.of(frame.size()),
                            bytes)
                    .whenComplete((stored, failure) -> answered(frame, stored, failure));
        } catch (RuntimeException failure) {
            answered(frame, null, failure);
        }
    }

    private void answered(List<WaitingAppend> frame, @Nullable Long stored, @Nullable Throwable failure) {
        framesUnderWay.decrementAndGet();
        // Who waits behind a broken frame would only learn the same after one more time-out.
        if (failure != null) broken.set(failure);
        sendWaiting(); // before waking anybody, so that Redis does not wait for us
        if (failure != null) {
            frame.forEach(append -> append.fail(failure));
            return;
        }
        Appended appended = stored != null && stored == 1 ? Appended.STORED : Appended.FULL;
        frame.forEach(append -> append.complete(appended));
    }

    private void failWaiting(Throwable failure) {
        for (WaitingAppend next = waiting.poll(); next != null; next = waiting.poll()) {
            waitingCount.decrementAndGet();
            next.fail(failure);
        }
    }
}
