package io.postern.http.body;

import io.micronaut.core.io.buffer.ReadBuffer;
import io.micronaut.http.body.ByteBody;
import io.micronaut.http.exceptions.BufferLengthExceededException;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.postern.http.problem.Failure;
import io.postern.http.problem.Rejection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * One body on its way in. Its pieces are copied on the event loop as they come, so that the buffers of the network are
 * free again at once and only the copy counts.
 */
final class Arrival implements Subscriber<ReadBuffer> {

    /** What a body must bring in one pause at the least: with the default, 100 bytes a second. No network is so slow. */
    static final int PROGRESS_BYTES = 1024;

    private final Gathering gathering;
    private final CompletableFuture<Gathering> whole = new CompletableFuture<>();
    private final AtomicLong received = new AtomicLong();
    private volatile @Nullable Subscription source;

    private Arrival(Gathering gathering) {
        this.gathering = gathering;
    }

    /**
     * Waits for all bytes of a body.
     *
     * @param patience longest wait for the whole
     * @param pause longest time without {@value #PROGRESS_BYTES} bytes more
     * @throws Unreadable when they do not come, are too many, or the budget has no room for them
     */
    static byte[] await(ByteBody body, Gathering gathering, Duration patience, Duration pause)
            throws InterruptedException {
        Arrival arrival = new Arrival(gathering);
        body.toReadBufferPublisher().subscribe(arrival);
        try {
            return arrival.await(patience, pause).bytes();
        } catch (ExecutionException broken) {
            throw unreadable(broken.getCause());
        } finally {
            if (!arrival.whole.isDone()) arrival.stop();
        }
    }

    private Gathering await(Duration patience, Duration pause) throws InterruptedException, ExecutionException {
        long deadline = System.nanoTime() + patience.toNanos();
        long before = 0;
        while (true) {
            long left = deadline - System.nanoTime();
            try {
                return whole.get(Math.min(left, pause.toNanos()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException _) {
                long now = received.get();
                if (left <= pause.toNanos() || now - before < PROGRESS_BYTES)
                    throw new Unreadable(Rejection.of(Failure.REQUEST_MALFORMED));
                before = now;
            }
        }
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        source = subscription;
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(ReadBuffer piece) {
        try (piece) {
            if (whole.isDone()) return;
            received.addAndGet(piece.readable());
            gathering.add(piece);
        } catch (Unreadable unreadable) {
            fail(unreadable);
            stop();
        }
    }

    @Override
    public void onError(Throwable broken) {
        fail(broken);
    }

    @Override
    public void onComplete() {
        whole.complete(gathering);
    }

    /** Others need the room now, and not when a thread is free to notice: until then they would be refused as well. */
    private void fail(Throwable why) {
        gathering.drop();
        whole.completeExceptionally(why);
    }

    /** From here on, what still comes is thrown away. */
    private void stop() {
        Subscription subscription = source;
        if (subscription != null) subscription.cancel();
    }

    private static Unreadable unreadable(@Nullable Throwable broken) {
        return switch (broken) {
            case Unreadable unreadable -> unreadable;
            case ContentLengthExceededException _, BufferLengthExceededException _ ->
                new Unreadable(Rejection.of(Failure.BODY_TOO_LARGE));
            case null, default -> new Unreadable(Rejection.of(Failure.REQUEST_MALFORMED));
        };
    }
}
