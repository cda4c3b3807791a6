package io.postern.telemetry;

import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.BrokenRound;
import io.postern.telemetry.model.BudgetPolicy;
import io.postern.telemetry.model.BudgetScope;
import io.postern.telemetry.model.BudgetedApi;
import io.postern.telemetry.model.Claim;
import io.postern.telemetry.model.DeadLetter;
import io.postern.telemetry.model.DeliveryPolicy;
import io.postern.telemetry.model.Round;
import io.postern.telemetry.port.DeadLetters;
import io.postern.telemetry.port.DeliveryQueue;
import io.postern.telemetry.port.LogDestination;
import io.postern.telemetry.port.MetricDestination;
import io.postern.telemetry.port.Outlet;
import io.postern.telemetry.port.RequestBudget;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Carries waiting submissions to their destinations, one round at a time. Several threads may run rounds at once: they
 * take turns at gathering, so that company is not split among them, and overlap at sending.
 */
public final class DeliverPending {

    /** Time between two looks for company. */
    private static final Duration LULL = Duration.ofMillis(50);

    /** A round that carries so much looks for no more company: all of it lies in memory at once. */
    private static final long COMPANY_BYTES_MAX = 8L << 20;

    private final DeliveryQueue queue;
    private final DeadLetters deadLetters;
    private final Destinations destinations;
    private final DeliveryPolicy policy;
    private final Clock clock;
    private final RandomGenerator random;
    private final ReentrantLock gathering = new ReentrantLock(true);

    /**
     * Delivers from the queue of the configured destination, which stays as it is.
     *
     * @param budget of calls, over all replicas; when it cannot be asked, calls are made without
     * @param budgetPolicy how large the budget is
     * @param random spreads retries; must be safe for use by all threads that run rounds
     */
    public DeliverPending(
            DeliveryQueue queue,
            DeadLetters deadLetters,
            MetricDestination metrics,
            LogDestination logs,
            RequestBudget budget,
            BudgetPolicy budgetPolicy,
            DeliveryPolicy policy,
            Clock clock,
            RandomGenerator random) {
        this(
                queue,
                deadLetters,
                Destinations.configured(
                        metrics,
                        logs,
                        calls(BudgetedApi.METRICS, budget, () -> BudgetScope.CONFIGURED, budgetPolicy, policy, clock),
                        calls(BudgetedApi.LOGS, budget, () -> BudgetScope.CONFIGURED, budgetPolicy, policy, clock)),
                policy,
                clock,
                random);
    }

    /**
     * Delivers from a queue of one destination, through its outlet. While that is closed everything waits, as long as
     * its age allows, and comes back more and more seldom.
     *
     * @param outlet where it goes at the moment; asked again for each call
     * @param budget of calls, over all replicas; when it cannot be asked, calls are made without
     * @param budgetPolicy how large the budget is
     * @param random spreads retries; must be safe for use by all threads that run rounds
     */
    public DeliverPending(
            DeliveryQueue queue,
            DeadLetters deadLetters,
            Supplier<Outlet> outlet,
            RequestBudget budget,
            BudgetPolicy budgetPolicy,
            DeliveryPolicy policy,
            Clock clock,
            RandomGenerator random) {
        this(
                queue,
                deadLetters,
                Destinations.behind(
                        outlet,
                        calls(
                                BudgetedApi.METRICS,
                                budget,
                                () -> Destinations.scope(outlet),
                                budgetPolicy,
                                policy,
                                clock),
                        calls(BudgetedApi.LOGS, budget, () -> Destinations.scope(outlet), budgetPolicy, policy, clock)),
                policy,
                clock,
                random);
    }

    private DeliverPending(
            DeliveryQueue queue,
            DeadLetters deadLetters,
            Destinations destinations,
            DeliveryPolicy policy,
            Clock clock,
            RandomGenerator random) {
        this.queue = queue;
        this.deadLetters = deadLetters;
        this.destinations = destinations;
        this.policy = policy;
        this.clock = clock;
        this.random = random;
    }

    private static Calls calls(
            BudgetedApi api,
            RequestBudget budget,
            Supplier<BudgetScope> scope,
            BudgetPolicy budgetPolicy,
            DeliveryPolicy policy,
            Clock clock) {
        return new Calls(
                new AdaptiveConcurrency(policy.sendsMax()), new LeasedCalls(budget, scope, api, budgetPolicy, clock));
    }

    /**
     * Runs one round: gathers, sends, settles. What cannot be settled comes back after its lease. Once something is on
     * its way an interrupt waits for the end of the round, because what is sent and not settled is sent twice.
     *
     * @param onItsWay run once the round has gathered something and begins to send it; must not throw
     * @throws PortUnavailable when the queue cannot be reached to gather from
     * @throws InterruptedException when interrupted before anything was sent; what is claimed comes back after its
     *     lease
     * @throws BrokenRound when the queue or the dead letters cannot be reached any more, or a destination broke its
     *     promise not to throw, whose records are postponed
     */
    public Round deliver(Runnable onItsWay) throws InterruptedException {
        Optional<Cargo> gathered = gather();
        if (gathered.isEmpty()) return Round.IDLE;
        Cargo cargo = gathered.get();
        Outcomes outcomes = cargo.outcomes();
        onItsWay.run();
        try {
            carry(cargo, outcomes);
        } catch (RuntimeException | Error broke) {
            throw new BrokenRound(outcomes.round(), broke);
        }
        return outcomes.round();
    }

    private void carry(Cargo cargo, Outcomes outcomes) {
        boolean interrupted = new Sending(destinations, policy.roundMax(), outcomes).send(cargo.batches());
        try {
            List<DeadLetter> dead = outcomes.deadLetters(clock.instant());
            // Letters first: a crash after this line doubles them, the other order would lose them.
            if (!dead.isEmpty()) deadLetters.add(dead);
            outcomes.lettersAreKept();
            outcomes.settle(queue::settle, policy, clock.instant(), random);
            outcomes.claimsAreSettled();
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
        outcomes.throwBug();
    }

    private Optional<Cargo> gather() throws InterruptedException {
        gathering.lockInterruptibly();
        try {
            List<Claim> first = queue.take(policy.recordsPerRound(), policy.patience());
            if (first.isEmpty()) return Optional.empty();
            // Not before: while it waited for its turn, an empty cargo would grow old enough for the collector to
            // promote it, and a promoted one, dead or not, takes all that it is ever loaded with with it.
            Cargo cargo = new Cargo(destinations, clock, new Outcomes());
            cargo.add(first);
            awaitCompany(cargo);
            return Optional.of(cargo);
        } finally {
            gathering.unlock();
        }
    }

    private void awaitCompany(Cargo cargo) {
        long deadline = System.nanoTime() + policy.company().toNanos();
        // An interrupt ends the wait and nothing else: what is claimed is still sent and settled.
        while (cargo.records() < policy.recordsPerRound()
                && cargo.bytes() < COMPANY_BYTES_MAX
                && !Thread.currentThread().isInterrupted()) {
            long left = deadline - System.nanoTime();
            if (left <= 0) return;
            // One look for all who came meanwhile costs the queue less than one look for each.
            LockSupport.parkNanos(this, Math.min(left, LULL.toNanos()));
            cargo.add(moreNow(policy.recordsPerRound() - cargo.records()));
        }
    }

    private List<Claim> moreNow(int room) {
        try {
            return queue.take(room, Duration.ZERO);
        } catch (PortUnavailable _) {
            return List.of(); // what is claimed already must not wait for its lease; settling will tell if this lasts
        }
    }
}
