package io.postern.telemetry;

import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.Claim;
import io.postern.telemetry.model.DeadLetter;
import io.postern.telemetry.model.DeathCause;
import io.postern.telemetry.model.Delivery;
import io.postern.telemetry.model.DeliveryPolicy;
import io.postern.telemetry.model.LogEvent;
import io.postern.telemetry.model.MetricDatum;
import io.postern.telemetry.model.QueuedSubmission;
import io.postern.telemetry.model.Round;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.port.DeadLetters;
import io.postern.telemetry.port.DeliveryQueue;
import io.postern.telemetry.port.LogDestination;
import io.postern.telemetry.port.MetricDestination;
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
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

/**
 * Carries waiting submissions to their destinations, one round at a time. Several threads may run rounds at once: they
 * take turns at gathering, so that company is not split among them, and overlap at sending.
 */
public final class DeliverPending {

    /** Time between two looks for company. */
    private static final Duration LULL = Duration.ofMillis(50);

    private final DeliveryQueue queue;
    private final DeadLetters deadLetters;
    private final MetricDestination metrics;
    private final LogDestination logs;
    private final DeliveryPolicy policy;
    private final Clock clock;
    private final RandomGenerator random;
    private final ReentrantLock gathering = new ReentrantLock(true);
    private final Semaphore sends;

    /**
     * Delivers from the queue to the destinations.
     *
     * @param random spreads retries; must be safe for use by all threads that run rounds
     */
    public DeliverPending(
            DeliveryQueue queue,
            DeadLetters deadLetters,
            MetricDestination metrics,
            LogDestination logs,
            DeliveryPolicy policy,
            Clock clock,
            RandomGenerator random) {
        this.queue = queue;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
        this.logs = logs;
        this.policy = policy;
        this.clock = clock;
        this.random = random;
        this.sends = new Semaphore(policy.sendsMax());
    }

    /**
     * Runs one round: gathers, sends, settles. What cannot be settled comes back after its lease. Once something is on
     * its way an interrupt waits for the end of the round, because what is sent and not settled is sent twice.
     *
     * @throws PortUnavailable when the queue or the dead letters cannot be reached
     * @throws InterruptedException when interrupted before anything was sent; what is claimed comes back after its lease
     * @throws IllegalStateException when a destination broke its promise not to throw; its records are postponed
     */
    public Round deliver() throws InterruptedException {
        List<Claim> claims = gather();
        if (claims.isEmpty()) return Round.IDLE;
        Outcomes outcomes = new Outcomes();
        boolean interrupted = send(claims, outcomes);
        try {
            List<DeadLetter> dead = outcomes.deadLetters();
            // Letters first: a crash after this line doubles them, the other order would lose them.
            if (!dead.isEmpty()) deadLetters.add(dead);
            queue.settle(outcomes.settlements(claims, policy, clock.instant(), random));
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
        outcomes.throwBug();
        return outcomes.round();
    }

    private List<Claim> gather() throws InterruptedException {
        gathering.lockInterruptibly();
        try {
            List<Claim> claims = new ArrayList<>(queue.take(policy.recordsPerRound(), policy.patience()));
            if (!claims.isEmpty()) awaitCompany(claims);
            return claims;
        } finally {
            gathering.unlock();
        }
    }

    private void awaitCompany(List<Claim> claims) {
        long deadline = System.nanoTime() + policy.company().toNanos();
        int room = policy.recordsPerRound() - records(claims);
        // An interrupt ends the wait and nothing else: what is claimed is still sent and settled.
        while (room > 0 && !Thread.currentThread().isInterrupted()) {
            long left = deadline - System.nanoTime();
            if (left <= 0) return;
            // One look for all who came meanwhile costs the queue less than one look for each.
            LockSupport.parkNanos(this, Math.min(left, LULL.toNanos()));
            List<Claim> more = queue.take(room, Duration.ZERO);
            room -= records(more);
            claims.addAll(more);
        }
    }

    /** Sends everything; says whether the thread was interrupted meanwhile. */
    private boolean send(List<Claim> claims, Outcomes outcomes) {
        Map<Lane<MetricDatum>, List<Carried<MetricDatum>>> metricLanes = new LinkedHashMap<>();
        Map<Lane<LogEvent>, List<Carried<LogEvent>>> logLanes = new LinkedHashMap<>();
        for (Claim claim : claims) {
            for (QueuedSubmission queued : claim.submissions()) {
                switch (queued.submission()) {
                    case Submission.Metrics of ->
                        load(metricLanes, new MetricLane(of.namespace(), metrics), queued, of.datums());
                    case Submission.Logs of -> load(logLanes, new LogLane(of.stream(), logs), queued, of.events());
                }
            }
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> sent = new ArrayList<>();
            metricLanes.forEach((lane, records) -> dispatch(lane, records, outcomes, threads, sent));
            logLanes.forEach((lane, records) -> dispatch(lane, records, outcomes, threads, sent));
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

    private <R> void dispatch(
            Lane<R> lane, List<Carried<R>> records, Outcomes outcomes, ExecutorService threads, List<Future<?>> sent) {
        Instant now = clock.instant();
        List<Carried<R>> fresh = new ArrayList<>(records.size());
        for (Carried<R> carried : records) {
            if (lane.aged(carried.record(), now)) {
                outcomes.dead(lane, carried, DeathCause.AGED_WHILE_WAITING, "older than 14 days", now);
            } else {
                fresh.add(carried);
            }
        }
        for (List<Carried<R>> batch : lane.cut(fresh)) sent.add(threads.submit(() -> sendBatch(lane, batch, outcomes)));
    }

    private <R> void sendBatch(Lane<R> lane, List<Carried<R>> batch, Outcomes outcomes) {
        switch (sendWithinBounds(lane, batch, outcomes)) {
            case Delivery.Delivered _ -> outcomes.delivered(batch.size());
            case Delivery.DeliveredInPart part -> {
                for (Delivery.RefusedRecord refused : part.refused())
                    outcomes.dead(lane, batch.get(refused.index()), refused.cause(), refused.why(), clock.instant());
                outcomes.delivered(batch.size() - part.refused().size());
            }
            case Delivery.RetryLater later -> outcomes.postponed(lane, batch, later.uncertain());
            case Delivery.Refused refused -> bisect(lane, batch, refused, outcomes);
        }
    }

    /** A refused batch is halved until the guilty record stands alone, so that it takes no other with it. */
    private <R> void bisect(Lane<R> lane, List<Carried<R>> batch, Delivery.Refused refused, Outcomes outcomes) {
        if (batch.size() == 1) {
            outcomes.dead(lane, batch.getFirst(), DeathCause.REFUSED, refused.why(), clock.instant());
            return;
        }
        int middle = batch.size() / 2;
        sendBatch(lane, batch.subList(0, middle), outcomes);
        sendBatch(lane, batch.subList(middle, batch.size()), outcomes);
    }

    private <R> Delivery sendWithinBounds(Lane<R> lane, List<Carried<R>> batch, Outcomes outcomes) {
        sends.acquireUninterruptibly();
        try {
            return lane.send(batch.stream().map(Carried::record).toList());
        } catch (RuntimeException bug) {
            // Everybody else's records are settled all the same, or one broken destination would double them for ever.
            outcomes.broke(bug);
            return new Delivery.RetryLater("the destination broke", true);
        } finally {
            sends.release();
        }
    }

    private static int records(List<Claim> claims) {
        int records = 0;
        for (Claim claim : claims)
            for (QueuedSubmission queued : claim.submissions())
                records += queued.submission().size();
        return records;
    }
}
