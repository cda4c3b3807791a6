package io.postern.redis.telemetry;

import io.postern.redis.RedisFailures;
import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.Claim;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes from all partitions in fair turns: each that has something gives a share by what its clients weigh, however much it
 * has; what is left then goes to those that have more.
 */
final class FairTaking {

    private static final Logger LOG = LoggerFactory.getLogger(FairTaking.class);

    /** All answers of one look must fit memory, however large the frames are. */
    private static final long TAKE_BYTES_MAX = 4 << 20;

    /** Least time between two looks of takers who have patience. */
    private static final Duration PACE = Duration.ofMillis(10);

    /**
     * How soon a partition that was empty is asked again, unless something is appended to it here: other replicas take
     * most of what they append themselves.
     */
    private static final Duration IDLE = Duration.ofMillis(250);

    private final Partitions partitions;
    private final Depths depths;
    private final long idleNanos;
    private final AtomicInteger nextFirst = new AtomicInteger();
    private final Set<Integer> told = ConcurrentHashMap.newKeySet();
    private volatile long lastTakenAt = System.nanoTime() - PACE.toNanos();

    FairTaking(Partitions partitions, Depths depths, Duration lookEvery) {
        this.partitions = partitions;
        this.depths = depths;
        this.idleNanos = Math.min(IDLE.toNanos(), lookEvery.toNanos());
    }

    List<Claim> take(int recordsMax, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!Thread.currentThread().isInterrupted()) {
            keepPace(deadline - System.nanoTime());
            depths.refreshNowAndThen();
            List<Claim> claims = new Look(recordsMax).claims();
            if (!claims.isEmpty()) return claims;
            long now = System.nanoTime();
            if (now - deadline >= 0) return List.of();
            partitions.arrivals().await(this::hasSomebodyToAsk, Math.min(deadline - now, untilNextTurn(now)));
        }
        return List.of();
    }

    /** A taker who comes back at once finds a frame or two; a little later it finds many for the price of one call. */
    private void keepPace(long patienceNanos) {
        long early = lastTakenAt + Math.min(PACE.toNanos(), patienceNanos) - System.nanoTime();
        if (early > 0) LockSupport.parkNanos(early);
        lastTakenAt = System.nanoTime();
    }

    private boolean hasSomebodyToAsk() {
        return untilNextTurn(System.nanoTime()) <= 0;
    }

    private long untilNextTurn(long now) {
        long soonest = idleNanos;
        for (Partition partition : partitions.all())
            if (isAnswering(partition))
                soonest = Math.min(soonest, partition.standing().askAt() - now);
        return soonest;
    }

    /** Those that are away are found again by whoever reads their depth; nobody waits for them here. */
    private boolean isAnswering(Partition partition) {
        Standing standing = partition.standing();
        return !standing.isAway() && (partitions.isOpen(partition) || standing.holdsAnything());
    }

    private List<Partition> turn() {
        long now = System.nanoTime();
        // When nobody answers, the taker is to hear of it.
        boolean nobodyAnswers = partitions.allAreAway();
        List<Partition> turn = new ArrayList<>();
        for (Partition partition : partitions.all()) {
            boolean isDue = isAnswering(partition) && partition.standing().askAt() - now <= 0;
            if (isDue || (nobodyAnswers && partitions.isOpen(partition))) turn.add(partition);
        }
        if (turn.size() > 1) Collections.rotate(turn, -Math.floorMod(nextFirst.getAndIncrement(), turn.size()));
        return turn;
    }

    /** The others go on, so nobody hears of it in any other way. */
    private void tell(int partition, RuntimeException failure) {
        if (told.add(partition))
            LOG.warn(
                    "A partition of the delivery queue gives nothing; the others go on. partition={} cause={}",
                    partition,
                    RedisFailures.read("take", failure).toString());
    }

    /** What one partition is asked for. */
    private record Question(
            Partition partition,
            int records,
            boolean isContested,
            long askedAt,
            CompletableFuture<List<Object>> answer) {

        static Question ask(Partition partition, int records, long bytes, boolean isContested) {
            long askedAt = partition.standing().askAt();
            return new Question(
                    partition, records, isContested, askedAt, partition.reader().ask(records, bytes));
        }
    }

    /** One look at all partitions that may have something. */
    private final class Look {

        private final List<Claim> claims = new ArrayList<>();
        private final List<Partition> inDebt = new ArrayList<>();
        private int recordsLeft;
        private long bytesLeft = TAKE_BYTES_MAX;
        private boolean anyAnswered;
        private final Map<Integer, RuntimeException> failures = new TreeMap<>();

        Look(int recordsMax) {
            this.recordsLeft = recordsMax;
        }

        List<Claim> claims() {
            List<Partition> turn = turn();
            List<Partition> withMore = new ArrayList<>();
            // With less to take than there are partitions, some of them come when the others have left something.
            for (int from = 0; from < turn.size() && hasRoom(); ) {
                int to = Math.min(turn.size(), from + recordsLeft);
                withMore.addAll(askTogether(turn.subList(from, to), true));
                from = to;
            }
            if (hasRoom() && !withMore.isEmpty()) askForTheRest(withMore);
            if (hasRoom() && !inDebt.isEmpty()) askForTheRest(inDebt);
            if (failures.isEmpty()) return claims;
            if (!anyAnswered)
                throw RedisFailures.read("take", failures.values().iterator().next());
            failures.forEach(FairTaking.this::tell);
            return claims;
        }

        private void askForTheRest(List<Partition> some) {
            askTogether(some.subList(0, Math.min(some.size(), recordsLeft)), false);
        }

        private boolean hasRoom() {
            return recordsLeft > 0 && bytesLeft > 0;
        }

        /** Takes a share from each, unless it got too much before and is to pay; answers those that have more. */
        private List<Partition> askTogether(List<Partition> some, boolean isToPay) {
            long weights = some.stream()
                    .mapToLong(partition -> partition.standing().weight())
                    .sum();
            List<Partition> withMore = new ArrayList<>();
            List<Question> questions = new ArrayList<>();
            int recordsMax = recordsLeft;
            long bytesMax = bytesLeft;
            for (Partition partition : some) {
                Standing standing = partition.standing();
                int share = (int) Math.max(1, (long) recordsMax * standing.weight() / weights);
                int records = isToPay ? standing.afterDebt(share) : share;
                long bytes = Math.max(1, bytesMax * standing.weight() / weights);
                if (records == 0) inDebt.add(partition);
                else questions.add(Question.ask(partition, records, bytes, isToPay && some.size() > 1));
            }
            for (Question question : questions) if (hear(question)) withMore.add(question.partition);
            return withMore;
        }

        private boolean hear(Question question) {
            Partition partition = question.partition;
            Taken taken;
            try {
                taken = partition.reader().read(question.answer.join());
            } catch (CompletionException | PortUnavailable e) {
                failures.put(partition.number(), e);
                partition.standing().lost();
                return false;
            }
            anyAnswered = true;
            partition.standing().found();
            if (told.remove(partition.number()))
                LOG.info("A partition of the delivery queue gives again. partition={}", partition.number());
            claims.addAll(taken.claims());
            int records = taken.records();
            recordsLeft -= records;
            if (question.isContested) partition.standing().got(records - question.records, taken.hasMore());
            bytesLeft -= taken.bytes();
            if (!taken.hasMore()) partition.standing().askLater(question.askedAt, untilNextLook(taken));
            return taken.hasMore();
        }

        private long untilNextLook(Taken taken) {
            return taken.untilDue().isNegative()
                    ? idleNanos
                    : Math.min(idleNanos, taken.untilDue().toNanos());
        }
    }
}
