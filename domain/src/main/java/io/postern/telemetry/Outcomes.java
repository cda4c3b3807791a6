package io.postern.telemetry;

import io.postern.telemetry.model.Claim;
import io.postern.telemetry.model.DeadLetter;
import io.postern.telemetry.model.DeathCause;
import io.postern.telemetry.model.DeliveryPolicy;
import io.postern.telemetry.model.QueuedSubmission;
import io.postern.telemetry.model.Round;
import io.postern.telemetry.model.Settlement;
import io.postern.telemetry.model.Submission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.random.RandomGenerator;

/** What became of the records of one round, noted by many senders at once. */
final class Outcomes {

    private final List<DeadLetter> dead = new ArrayList<>();
    // By identity: two equal submissions are still two, and hashing one would read all its records.
    private final IdentityHashMap<QueuedSubmission, List<Submission>> later = new IdentityHashMap<>();
    private final List<RuntimeException> bugs = new ArrayList<>();
    private int delivered;
    private int postponed;
    private int uncertain;
    private int kept;
    private boolean settled;

    synchronized void delivered(int records) {
        delivered += records;
    }

    synchronized <R> void dead(Lane<R> lane, Carried<R> carried, DeathCause cause, String why, Instant at) {
        Submission remains = lane.only(carried.from().submission(), List.of(carried.record()));
        dead.add(new DeadLetter(remains, cause, why, at));
    }

    /** Records are postponed as they were sent, not as what they were merged into. */
    synchronized <R> void postponed(Batch<R> batch, boolean mayBeStored) {
        IdentityHashMap<QueuedSubmission, List<R>> bySubmission = new IdentityHashMap<>();
        for (Parcel<R> parcel : batch.parcels())
            for (Carried<R> carried : parcel.members())
                bySubmission
                        .computeIfAbsent(carried.from(), from -> new ArrayList<>())
                        .add(carried.record());
        bySubmission.forEach((from, records) -> later.computeIfAbsent(from, key -> new ArrayList<>())
                .add(batch.lane().only(from.submission(), records)));
        int records = batch.records();
        postponed += records;
        if (mayBeStored) uncertain += records;
    }

    synchronized void broke(RuntimeException bug) {
        bugs.add(bug);
    }

    synchronized List<DeadLetter> deadLetters() {
        return List.copyOf(dead);
    }

    synchronized List<Settlement> settlements(
            List<Claim> claims, DeliveryPolicy policy, Instant now, RandomGenerator random) {
        List<Settlement> settlements = new ArrayList<>();
        for (Claim claim : claims) {
            List<Settlement.Postponed> remainders = new ArrayList<>();
            for (QueuedSubmission from : claim.submissions()) {
                List<Submission> rest = later.getOrDefault(from, List.of());
                if (rest.isEmpty()) continue; // as nearly always, and the wait costs more than all else here
                int attempts = from.attempts() + 1;
                Instant notBefore = now.plus(policy.retryAfter(attempts, random));
                for (Submission remainder : rest)
                    remainders.add(new Settlement.Postponed(new QueuedSubmission(remainder, attempts), notBefore));
            }
            settlements.add(new Settlement(claim, remainders));
        }
        return settlements;
    }

    /** From here on the dead letters are kept, whatever becomes of the claims. */
    synchronized void lettersAreKept() {
        kept = dead.size();
    }

    synchronized void claimsAreSettled() {
        settled = true;
    }

    /** Throws if a destination threw, which none may. */
    synchronized void throwBug() {
        if (!bugs.isEmpty())
            throw new IllegalStateException("destination: threw (expected: an answer)", bugs.getFirst());
    }

    /** What is done so far. Without a settlement nothing has left the queue, and what was sent is sent again. */
    synchronized Round round() {
        return settled
                ? new Round(delivered, kept, postponed, uncertain)
                : new Round(0, kept, 0, 0, delivered + uncertain);
    }
}
