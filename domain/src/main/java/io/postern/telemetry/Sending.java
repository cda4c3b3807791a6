package io.postern.telemetry;

import io.postern.telemetry.model.Claim;
import io.postern.telemetry.model.DeathCause;
import io.postern.telemetry.model.Delivery;
import io.postern.telemetry.model.LogEvent;
import io.postern.telemetry.model.MetricDatum;
import io.postern.telemetry.model.QueuedSubmission;
import io.postern.telemetry.model.Submission;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * What one round claimed, on its way: sorted into lanes, cut into batches, sent side by side. Once the round's time is
 * over no further call starts and what is left is postponed: a round that outlives its lease settles nothing, and would
 * be sent again and again.
 */
final class Sending {

    private final Destinations destinations;
    private final Clock clock;
    private final Outcomes outcomes;
    private final long deadline;

    Sending(Destinations destinations, Duration within, Clock clock, Outcomes outcomes) {
        this.destinations = destinations;
        this.clock = clock;
        this.outcomes = outcomes;
        this.deadline = System.nanoTime() + within.toNanos();
    }

    /**
     * Sends everything; says whether the thread was interrupted meanwhile.
     *
     * @throws IllegalStateException when an answer does not fit its batch: then nothing may be settled
     */
    boolean send(List<Claim> claims) {
        Map<Lane<MetricDatum>, List<Carried<MetricDatum>>> metricLanes = new LinkedHashMap<>();
        Map<Lane<LogEvent>, List<Carried<LogEvent>>> logLanes = new LinkedHashMap<>();
        for (Claim claim : claims) {
            for (QueuedSubmission queued : claim.submissions()) {
                switch (queued.submission()) {
                    case Submission.Metrics of ->
                        load(metricLanes, new MetricLane(of.namespace(), destinations.metrics()), queued, of.datums());
                    case Submission.Logs of ->
                        load(logLanes, new LogLane(of.stream(), destinations.logs()), queued, of.events());
                }
            }
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> sent = new ArrayList<>();
            metricLanes.forEach((lane, records) -> dispatch(lane, records, threads, sent));
            logLanes.forEach((lane, records) -> dispatch(lane, records, threads, sent));
            return awaitAll(sent);
        }
    }

    private static boolean awaitAll(List<Future<?>> sent) {
        boolean interrupted = false;
        for (int i = 0; i < sent.size(); ) {
            try {
                sent.get(i).get();
                i++;
            } catch (InterruptedException _) {
                interrupted = true;
            } catch (ExecutionException bug) {
                throw new IllegalStateException("delivery: the accounts are wrong, nothing is settled", bug.getCause());
            }
        }
        return interrupted;
    }

    private static <R> void load(
            Map<Lane<R>, List<Carried<R>>> lanes, Lane<R> lane, QueuedSubmission from, List<R> records) {
        List<Carried<R>> load = lanes.computeIfAbsent(lane, key -> new ArrayList<>());
        for (R record : records) load.add(new Carried<>(from, record));
    }

    private <R> void dispatch(Lane<R> lane, List<Carried<R>> records, ExecutorService threads, List<Future<?>> sent) {
        Instant now = clock.instant();
        List<Carried<R>> fresh = new ArrayList<>(records.size());
        for (Carried<R> carried : records) {
            if (lane.aged(carried.record(), now)) {
                outcomes.dead(lane, carried, DeathCause.AGED_WHILE_WAITING, "older than 14 days", now);
            } else {
                fresh.add(carried);
            }
        }
        for (List<Carried<R>> batch : lane.cut(fresh)) sent.add(threads.submit(() -> sendBatch(lane, batch)));
    }

    private <R> void sendBatch(Lane<R> lane, List<Carried<R>> batch) {
        switch (sendWithinBounds(lane, batch)) {
            case Delivery.Delivered _ -> outcomes.delivered(batch.size());
            case Delivery.DeliveredInPart part -> {
                for (Delivery.RefusedRecord refused : part.refused())
                    outcomes.dead(lane, batch.get(refused.index()), refused.cause(), refused.why(), clock.instant());
                outcomes.delivered(batch.size() - part.refused().size());
            }
            case Delivery.RetryLater later -> outcomes.postponed(lane, batch, later.uncertain());
            case Delivery.Refused refused -> bisect(lane, batch, refused);
        }
    }

    /** A refused batch is halved until the guilty record stands alone, so that it takes no other with it. */
    private <R> void bisect(Lane<R> lane, List<Carried<R>> batch, Delivery.Refused refused) {
        if (batch.size() == 1) {
            outcomes.dead(lane, batch.getFirst(), DeathCause.REFUSED, refused.why(), clock.instant());
            return;
        }
        int middle = batch.size() / 2;
        sendBatch(lane, batch.subList(0, middle));
        sendBatch(lane, batch.subList(middle, batch.size()));
    }

    private <R> Delivery sendWithinBounds(Lane<R> lane, List<Carried<R>> batch) {
        Semaphore turns = destinations.turns(lane);
        if (!hasTurn(turns)) return new Delivery.RetryLater("the round has no time left", false);
        try {
            return lane.send(batch.stream().map(Carried::record).toList());
        } catch (RuntimeException bug) {
            // Everybody else's records are settled all the same, or one broken destination would double them for ever.
            outcomes.broke(bug);
            return new Delivery.RetryLater("the destination broke", true);
        } finally {
            turns.release();
        }
    }

    private boolean hasTurn(Semaphore turns) {
        long left = deadline - System.nanoTime();
        try {
            return left > 0 && turns.tryAcquire(left, TimeUnit.NANOSECONDS);
        } catch (InterruptedException bug) {
            throw new IllegalStateException("sender: interrupted (expected: a thread that nobody else knows)", bug);
        }
    }
}
