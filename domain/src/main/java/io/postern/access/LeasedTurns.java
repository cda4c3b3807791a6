package io.postern.access;

import io.postern.access.model.Allotment;
import io.postern.access.model.RateLimit;
import io.postern.access.port.RateLimiter;
import io.postern.shared.PortUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One caller's turns of one limit on this replica. It asks the limiter for as many turns at once as lately were used before
 * they lapsed, an eighth of the burst at most, so that a busy caller costs a few questions a second and not one for each
 * call. A burst below 16 is so small that each turn is asked for.
 */
final class LeasedTurns {

    /** What is not used until then is lost, so that turns saved up here and in the bucket never exceed the burst by much. */
    private static final Duration LAPSE = Duration.ofSeconds(1);

    private static final int SHARE_OF_BURST = 8;

    private final RateLimiter limiter;
    private final String subject;
    private final RateLimit limit;
    private final int turnsMax;
    private final Clock clock;
    private final Lock lock = new ReentrantLock();

    private int asked;
    private int left;
    private int used;
    private int leftInBucket;
    private Instant answeredAt = Instant.MIN;
    private Instant lapsesAt = Instant.MIN;
    private Instant notBefore = Instant.MIN;
    private @Nullable PortUnavailable failure;

    LeasedTurns(RateLimiter limiter, String subject, RateLimit limit, Clock clock) {
        this.limiter = limiter;
        this.subject = subject;
        this.limit = limit;
        this.turnsMax = Math.max(1, limit.burst() / SHARE_OF_BURST);
        this.clock = clock;
    }

    /** Whether it is of that limit: mostly the very same object, which is seen at once. */
    boolean isOf(RateLimit other) {
        return limit.equals(other);
    }

    /**
     * Takes a turn that is decided here; empty when it is not, or somebody is asking the limiter.
     *
     * @throws PortUnavailable when the limiter could not be asked a moment ago
     */
    Optional<Allotment> takeAtOnce(Instant now) {
        if (!lock.tryLock()) return Optional.empty();
        try {
            return decided(now) ? Optional.of(takeHere(now)) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** Puts a turn back that was taken at once and not used; if the lease has lapsed meanwhile, it is lost with it. */
    void putBack() {
        lock.lock();
        try {
            left++;
            used--;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes a turn. Only one thread asks the limiter, and all get its answer.
     *
     * @throws PortUnavailable when the limiter cannot be asked, now or a moment ago
     */
    Allotment take() {
        lock.lock();
        try {
            Instant now = clock.instant();
            return decided(now) ? takeHere(now) : ask();
        } finally {
            lock.unlock();
        }
    }

    private boolean decided(Instant now) {
        // A time from before the last answer is that of a clock that was set back: whatever ends then is over.
        if (now.isBefore(answeredAt)) return false;
        return (left > 0 && now.isBefore(lapsesAt)) || now.isBefore(notBefore);
    }

    private Allotment takeHere(Instant now) {
        if (left > 0 && now.isBefore(lapsesAt)) return takeOne();
        if (failure != null) throw failure;
        return new Allotment.Wait(Duration.between(now, notBefore));
    }

    private Allotment takeOne() {
        left--;
        used++;
        return new Allotment.Granted(1, left + leftInBucket);
    }

    private Allotment ask() {
        int wanted = wanted();
        failure = null;
        left = 0;
        try {
            Allotment allotment = limiter.take(subject, limit, wanted);
            answeredAt = clock.instant();
            if (allotment instanceof Allotment.Granted granted) return granted(wanted, granted);
            if (allotment instanceof Allotment.Wait wait) notBefore = answeredAt.plus(wait.after());
            return allotment;
        } catch (PortUnavailable unavailable) {
            failure = unavailable;
            answeredAt = clock.instant();
            notBefore = answeredAt.plus(LAPSE);
            throw unavailable;
        }
    }

    /** Twice as many as last time if those did not last, else as many as were used of them. */
    private int wanted() {
        return Math.min(turnsMax, Math.max(1, left == 0 ? asked * 2 : used));
    }

    private Allotment granted(int wanted, Allotment.Granted granted) {
        asked = wanted;
        left = granted.turns();
        used = 0;
        leftInBucket = granted.left();
        lapsesAt = answeredAt.plus(LAPSE);
        return takeOne();
    }
}
