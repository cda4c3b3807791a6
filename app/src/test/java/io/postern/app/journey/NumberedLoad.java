package io.postern.app.journey;

import io.postern.testkit.Eventually;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Senders that keep gates busy until they are told to stop, and the book of what was promised to them. A sender that a
 * gate does not answer, or refuses, goes on at the next one with new records: what was not promised is not sent again.
 */
final class NumberedLoad implements AutoCloseable {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final NumberedRecords records;
    private final int recordsPerRequest;
    private final List<Caller> gates = new ArrayList<>();
    private final String token;
    private final Clock clock = Clock.systemUTC();
    private final ScheduledExecutorService senders;
    private final AtomicLong next = new AtomicLong();
    private final Map<Long, Promise> promised = new ConcurrentHashMap<>();
    private final Map<Integer, AtomicInteger> answers = new ConcurrentHashMap<>();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> broke = new AtomicReference<>();

    /** At least one sender for each gate. */
    private NumberedLoad(NumberedRecords records, Pace pace, List<URI> gates) {
        this.records = records;
        this.recordsPerRequest = pace.recordsPerRequest();
        gates.forEach(gate -> this.gates.add(new Caller(gate)));
        this.token = this.gates.getFirst().accessToken();
        this.senders = Executors.newScheduledThreadPool(pace.senders());
        for (int i = 0; i < pace.senders(); i++) {
            Sender sender = new Sender(i % gates.size());
            var _ = senders.scheduleWithFixedDelay(sender, 0, pace.pause().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    static NumberedLoad start(NumberedRecords records, Pace pace, URI... gates) {
        return new NumberedLoad(records, pace, List.of(gates));
    }

    /** How hard it presses: each sender has one request in hand, and pauses after its answer. */
    record Pace(int senders, Duration pause, int recordsPerRequest) {}

    /** Records that got a 201 so far. */
    int accepted() {
        return promised.size();
    }

    /** Returns once so many more records got a 201. */
    void awaitMore(int records) {
        int before = accepted();
        Eventually.holds(SOON, "the load is taken", () -> accepted() >= before + records);
    }

    /** Requests that were answered with this status so far. */
    int answers(int status) {
        return answers.getOrDefault(status, new AtomicInteger()).get();
    }

    /** Sends no more, and returns when the last answer is there. */
    void stop() {
        senders.shutdown();
        try {
            if (!senders.awaitTermination(SOON.toSeconds(), TimeUnit.SECONDS))
                throw new AssertionError("senders: still waiting for an answer after " + SOON);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
        Throwable failure = broke.get();
        if (failure != null) throw new AssertionError("a sender broke", failure);
    }

    /** The book as it stands now. */
    Promises promises() {
        return new Promises(records, Map.copyOf(promised), unanswered.get());
    }

    @Override
    public void close() {
        senders.shutdownNow();
        gates.forEach(Caller::close);
    }

    private final class Sender implements Runnable {

        private int gate;

        private Sender(int gate) {
            this.gate = gate;
        }

        @Override
        public void run() {
            long first = next.getAndAdd(recordsPerRequest);
            try {
                HttpResponse<String> answer = records.send(gates.get(gate), token, first, recordsPerRequest);
                answers.computeIfAbsent(answer.statusCode(), status -> new AtomicInteger())
                        .incrementAndGet();
                if (answer.statusCode() == 201)
                    note(first, answer.headers().firstValue("Postern-Receipt").orElseThrow());
                else goOn();
            } catch (UncheckedIOException _) {
                unanswered.incrementAndGet();
                goOn();
            } catch (RuntimeException | Error failure) {
                // The pool would end this sender without a word.
                broke.set(failure);
                throw failure;
            }
        }

        private void note(long first, String receipt) {
            Promise promise = new Promise(clock.instant(), receipt);
            for (long number = first; number < first + recordsPerRequest; number++) promised.put(number, promise);
        }

        private void goOn() {
            gate = (gate + 1) % gates.size();
        }
    }
}
