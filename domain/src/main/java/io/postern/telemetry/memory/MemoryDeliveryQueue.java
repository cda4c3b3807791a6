package io.postern.telemetry.memory;

import io.postern.access.model.ClientId;
import io.postern.access.model.Weight;
import io.postern.telemetry.model.Appended;
import io.postern.telemetry.model.Claim;
import io.postern.telemetry.model.Idempotency;
import io.postern.telemetry.model.Outcome;
import io.postern.telemetry.model.OutcomeRun;
import io.postern.telemetry.model.QueueDepth;
import io.postern.telemetry.model.QueuedSubmission;
import io.postern.telemetry.model.ReceiptId;
import io.postern.telemetry.model.Settlement;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.model.SubmissionSize;
import io.postern.telemetry.port.DeliveryQueue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A queue in this process: as durable as the process, which is why production refuses it. Clients take turns by weight.
 * Bounded by bytes, and so is each client's part of them; at a bound {@link #append} answers {@link Appended.Full}, while a
 * postponed remainder always finds room, because it had some.
 */
public final class MemoryDeliveryQueue implements DeliveryQueue {

    /** Idempotency keys remembered; at the bound a client's oldest is forgotten for its next one. */
    private static final int KEYS_MAX = 10_000;

    /** Those of one client, unless it is said otherwise. */
    private static final int CLIENT_KEYS_MAX = 2_500;

    private record Held(ReceiptId receipt, QueuedSubmission queued) {

        ClientId client() {
            return queued.submission().client();
        }
    }

    private record Waiting(Held held, Instant notBefore) {}

    private record Contents(List<Held> held) implements Claim.Contents {

        @Override
        public List<QueuedSubmission> submissions() {
            return held.stream().map(Held::queued).toList();
        }

        @Override
        public ReceiptId receipt(int submission) {
            return held.get(submission).receipt;
        }
    }

    private record Leased(List<Held> held, Instant until) {}

    private final Duration lease;
    private final Clock clock;
    private final MemoryReceipts receipts;
    private final RememberedKeys keys;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final FairFlows<Held> ready = new FairFlows<>();
    private final PriorityQueue<Waiting> postponed = new PriorityQueue<>((a, b) -> a.notBefore.compareTo(b.notBefore));
    // In order of taking, which is the order of lapsing too: all leases are equally long.
    private final LinkedHashMap<String, Leased> leased = new LinkedHashMap<>();
    private final FairRoom room;
    private long claims;

    public MemoryDeliveryQueue(long bytesMax, Duration lease, Clock clock, MemoryReceipts receipts) {
        this(bytesMax, lease, clock, receipts, CLIENT_KEYS_MAX);
    }

    /**
     * A queue of its own.
     *
     * @param clientKeysMax most idempotency keys of one client that are remembered
     */
    public MemoryDeliveryQueue(long bytesMax, Duration lease, Clock clock, MemoryReceipts receipts, int clientKeysMax) {
        this.keys = new RememberedKeys(KEYS_MAX, clientKeysMax);
        this.room = new FairRoom(bytesMax);
        this.lease = lease;
        this.clock = clock;
        this.receipts = receipts;
    }

    @Override
    public CompletionStage<Appended> append(Submission submission, Weight weight, Idempotency idempotency) {
        return CompletableFuture.completedStage(
                switch (idempotency) {
                    case Idempotency.Unkeyed _ -> admit(submission, weight);
                    case Idempotency.Keyed keyed -> admitOnce(keyed, submission, true, () -> admit(submission, weight));
                });
    }

    @Override
    public CompletionStage<Appended> putBack(Idempotency.Keyed keyed, ReceiptId receipt, QueuedSubmission part) {
        return CompletableFuture.completedStage(
                admitOnce(keyed, part.submission(), false, () -> admitBack(receipt, part)));
    }

    private Appended admitBack(ReceiptId receipt, QueuedSubmission part) {
        int weight = room.weightOf(part.submission().client());
        return admit(part, weight, () -> noteWaiting(receipt, part));
    }

    private ReceiptId noteWaiting(ReceiptId receipt, QueuedSubmission part) {
        OutcomeRun waiting = new OutcomeRun(0, part.submission().size(), new Outcome.Postponed(false));
        receipts.note(receipt, clock.instant(), OutcomeRun.of(part, 0, List.of(waiting)));
        return receipt;
    }

    @Override
    public CompletionStage<Optional<Appended>> recall(Submission submission, Idempotency.Keyed keyed) {
        lock.lock();
        try {
            return CompletableFuture.completedStage(recallAt(clock.instant(), submission, keyed, true));
        } finally {
            lock.unlock();
        }
    }

    private Optional<Appended> recallAt(Instant now, Submission submission, Idempotency.Keyed keyed, boolean ofClient) {
        return keys.find(submission.client(), keyed, now, ofClient)
                .map(known -> known.fingerprint().equals(keyed.fingerprint())
                        ? new Appended.Stored(known.receipt(), true)
                        : new Appended.KeyReused());
    }

    /** What an operator has put back takes no key of its client's. */
    private Appended admitOnce(
            Idempotency.Keyed keyed, Submission submission, boolean isNew, Supplier<Appended> admission) {
        lock.lock();
        try {
            Instant now = clock.instant();
            Optional<Appended> known = recallAt(now, submission, keyed, isNew);
            if (known.isPresent()) return known.get();
            Appended appended = admission.get();
            if (appended instanceof Appended.Stored stored)
                keys.remember(submission.client(), keyed, stored.receipt(), now, isNew);
            return appended;
        } finally {
            lock.unlock();
        }
    }

    private Appended admit(Submission submission, Weight weight) {
        return admit(QueuedSubmission.untried(submission), weight.value(), () -> receipts.give(submission));
    }

    private Appended admit(QueuedSubmission queued, int weight, Supplier<ReceiptId> given) {
        ClientId client = queued.submission().client();
        long size = SubmissionSize.bytes(queued.submission());
        lock.lock();
        try {
            if (!room.has(client, weight, size)) return new Appended.Full();
            room.add(client, weight, size);
            ReceiptId receipt = given.get();
            ready.addLast(client, weight, new Held(receipt, queued));
            arrived.signal();
            return new Appended.Stored(receipt);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<Claim> take(int recordsMax, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        lock.lock();
        try {
            while (true) {
                Instant now = clock.instant();
                makeReady(now);
                if (!ready.isEmpty()) return claim(recordsMax);
                long left = deadline - System.nanoTime();
                if (left <= 0) return List.of();
                arrived.awaitNanos(untilNextDue(left, now));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return List.of();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<Claim> settle(List<Settlement> settlements) {
        lock.lock();
        try {
            List<Claim> late = new ArrayList<>(0);
            for (Settlement settlement : settlements) if (!settle(settlement)) late.add(settlement.claim());
            arrived.signalAll();
            return late;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public QueueDepth depth() {
        lock.lock();
        try {
            return new QueueDepth(room.submissions(), room.bytes());
        } finally {
            lock.unlock();
        }
    }

    private boolean settle(Settlement settlement) {
        Leased ended = leased.remove(settlement.claim().id());
        if (ended == null) return false; // settled before, or its lease has passed: somebody else has it now
        for (Settlement.Postponed later : settlement.postponed()) {
            Held held = new Held(later.receipt(), later.remainder());
            room.add(
                    held.client(),
                    room.weightOf(held.client()),
                    SubmissionSize.bytes(later.remainder().submission()));
            postponed.add(new Waiting(held, later.notBefore()));
        }
        Instant now = clock.instant();
        int first = 0;
        for (Held done : ended.held) {
            receipts.note(done.receipt, now, OutcomeRun.of(done.queued, first, settlement.outcomes()));
            first += done.queued.submission().size();
            room.remove(done.client(), SubmissionSize.bytes(done.queued.submission()));
        }
        return true;
    }

    /**
     * Puts in front of its client's others, oldest first: postponed ones that are due, then ones whose taker let its lease
     * pass.
     */
    private void makeReady(Instant now) {
        List<Held> again = new ArrayList<>();
        while (!postponed.isEmpty() && !now.isBefore(postponed.element().notBefore)) again.add(postponed.remove().held);
        while (!leased.isEmpty() && !now.isBefore(leased.firstEntry().getValue().until))
            again.addAll(leased.pollFirstEntry().getValue().held);
        again.reversed().forEach(held -> ready.addFirst(held.client(), room.weightOf(held.client()), held));
    }

    private List<Claim> claim(int recordsMax) {
        List<Held> taken = new ArrayList<>();
        int records = 0;
        while (records < recordsMax && !ready.isEmpty()) {
            Held next = ready.next();
            int size = next.queued.submission().size();
            ready.remove(size);
            taken.add(next);
            records += size;
        }
        Contents contents = new Contents(List.copyOf(taken));
        Claim claim = new Claim(Long.toString(++claims), Claim.oldest(contents.submissions()), contents);
        leased.put(claim.id(), new Leased(contents.held, clock.instant().plus(lease)));
        if (!ready.isEmpty()) arrived.signal(); // there is enough left for another taker
        return List.of(claim);
    }

    private long untilNextDue(long left, Instant now) {
        long due = left;
        if (!postponed.isEmpty()) due = Math.min(due, nanos(now, postponed.element().notBefore));
        if (!leased.isEmpty())
            due = Math.min(due, nanos(now, leased.firstEntry().getValue().until));
        return Math.max(due, TimeUnit.MILLISECONDS.toNanos(1));
    }

    private static long nanos(Instant from, Instant to) {
        return TimeUnit.NANOSECONDS.convert(Duration.between(from, to)); // saturates where toNanos would throw
    }
}
