package io.postern.telemetry;

import io.postern.telemetry.model.Claim;
import io.postern.telemetry.model.DeadLetter;
import io.postern.telemetry.model.DeathCause;
import io.postern.telemetry.model.DeliveryPolicy;
import io.postern.telemetry.model.Outcome;
import io.postern.telemetry.model.OutcomeRun;
import io.postern.telemetry.model.QueuedSubmission;
import io.postern.telemetry.model.Round;
import io.postern.telemetry.model.Settlement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** What became of the records of one round, noted by many senders at once. */
final class Outcomes {

    /** Records that lie in memory once more while they are settled. */
    private static final int REREAD_AT_ONCE = 1000;

    private final List<ClaimAccount> accounts = new ArrayList<>();
    private final Map<Place, String> lastWords = new HashMap<>();
    private final List<RuntimeException> bugs = new ArrayList<>();
    private int delivered;
    private int dead;
    private int postponed;
    private int uncertain;
    private int kept;
    private int late;
    private boolean settled;

    /** Opens the account of a claim that holds so many records; each of them must be noted before it is settled. */
    synchronized ClaimAccount open(Claim claim, int records) {
        ClaimAccount account = new ClaimAccount(claim, records);
        accounts.add(account);
        return account;
    }

    synchronized void delivered(List<? extends Parcel<?>> parcels, String requestId) {
        Outcome outcome = new Outcome.Delivered(requestId);
        for (Parcel<?> parcel : parcels) {
            note(parcel, outcome);
            delivered += parcel.members().size();
        }
    }

    synchronized void dead(Place place, DeathCause cause, String why) {
        place.account().note(place.record(), new Outcome.Dead(cause, why));
        dead++;
    }

    /**
     * What the letter of a dead record says beside why. Its receipt does not: such words may name accounts and
     * addresses.
     */
    synchronized void lastWords(Place place, String words) {
        lastWords.put(place, words);
    }

    /** Records are postponed as they were sent, not as what they were merged into. */
    synchronized void postponed(Batch<?> batch, boolean mayBeStored) {
        Outcome outcome = new Outcome.Postponed(mayBeStored);
        batch.parcels().forEach(parcel -> note(parcel, outcome));
        int records = batch.records();
        postponed += records;
        if (mayBeStored) uncertain += records;
    }

    synchronized void broke(RuntimeException bug) {
        bugs.add(bug);
    }

    synchronized List<DeadLetter> deadLetters(Instant now) {
        if (dead == 0) return List.of();
        List<DeadLetter> letters = new ArrayList<>(dead);
        for (ClaimAccount account : accounts) {
            if (account.isWhollyDelivered()) continue;
            account.read(Outcome.Dead.class::isInstance, found -> {
                for (int record : found.records()) letters.add(letter(account, found, record, now));
            });
        }
        return letters;
    }

    /**
     * Settles all claims, some at a time: what is postponed is read again for it, and in an outage that is everything.
     * What the queue answers are claims that came too late: nothing of them is done, although all was sent.
     *
     * @throws IllegalStateException when something is not accounted for; then nothing is settled
     */
    synchronized void settle(
            Function<List<Settlement>, List<Claim>> queue, DeliveryPolicy policy, Instant now, RandomGenerator random) {
        accounts.forEach(ClaimAccount::mustBeComplete);
        List<Settlement> some = new ArrayList<>();
        int reread = 0;
        for (ClaimAccount account : accounts) {
            Settlement settlement = settlement(account, policy, now, random);
            some.add(settlement);
            for (Settlement.Postponed postponed : settlement.postponed())
                reread += postponed.remainder().submission().size();
            if (reread < REREAD_AT_ONCE) continue;
            cameLate(queue.apply(some));
            some = new ArrayList<>();
            reread = 0;
        }
        if (!some.isEmpty()) cameLate(queue.apply(some));
    }

    private void cameLate(List<Claim> claims) {
        for (Claim claim : claims)
            for (ClaimAccount account : accounts)
                if (account.claim().id().equals(claim.id())) account.runs().forEach(this::cameLate);
    }

    private void cameLate(OutcomeRun run) {
        switch (run.outcome()) {
            case Outcome.Delivered _ -> {
                delivered -= run.count();
                late += run.count();
            }
            case Outcome.Postponed later -> {
                postponed -= run.count();
                if (!later.uncertain()) return;
                uncertain -= run.count();
                late += run.count();
            }
            case Outcome.Dead _ -> {} // its letter is kept all the same
        }
    }

    private static Settlement settlement(
            ClaimAccount account, DeliveryPolicy policy, Instant now, RandomGenerator random) {
        if (account.isWhollyDelivered()) return new Settlement(account.claim(), List.of(), account.runs());
        List<Settlement.Postponed> remainders = new ArrayList<>();
        account.read(
                Outcome.Postponed.class::isInstance,
                found -> remainders.add(remainder(account, found, policy, now, random)));
        return new Settlement(account.claim(), remainders, account.runs());
    }

    /** From here on the dead letters are kept, whatever becomes of the claims. */
    synchronized void lettersAreKept() {
        kept = dead;
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
                ? new Round(delivered, kept, postponed, uncertain, late)
                : new Round(0, kept, 0, 0, delivered + uncertain + late);
    }

    private static void note(Parcel<?> parcel, Outcome outcome) {
        for (Place place : parcel.members()) place.account().note(place.record(), outcome);
    }

    private DeadLetter letter(ClaimAccount account, ClaimAccount.Found found, int record, Instant now) {
        int number = found.first() + record;
        Outcome.Dead dead = (Outcome.Dead) account.outcome(number);
        String words = lastWords.get(new Place(account, number));
        return new DeadLetter(
                account.claim().receipt(found.place()),
                found.queued().numbers().at(record),
                found.queued().submission().part(List.of(record)),
                dead.cause(),
                words == null ? dead.why() : dead.why() + "; the last try: " + words,
                now);
    }

    private static Settlement.Postponed remainder(
            ClaimAccount account,
            ClaimAccount.Found found,
            DeliveryPolicy policy,
            Instant now,
            RandomGenerator random) {
        QueuedSubmission rest = found.queued().postponed(found.records());
        Instant notBefore = now.plus(policy.retryAfter(rest.attempts(), random));
        return new Settlement.Postponed(account.claim().receipt(found.place()), rest, notBefore);
    }
}
