package io.postern.telemetry;

import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.Allowance;
import io.postern.telemetry.model.BudgetPolicy;
import io.postern.telemetry.model.BudgetScope;
import io.postern.telemetry.model.BudgetedApi;
import io.postern.telemetry.port.RequestBudget;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * This replica's part of the budget of one API. It asks for as many calls at once as lately were used before they
 * lapsed, so that a busy replica asks some ten times a second and an idle one takes nothing from the others.
 */
final class LeasedCalls {

    private final RequestBudget budget;
    private final Supplier<BudgetScope> scope;
    private final BudgetedApi api;
    private final int callsMax;
    private final Clock clock;
    private final Lock lock = new ReentrantLock();

    private int asked = 1;
    private int left;
    private int used;
    private Instant answeredAt = Instant.MIN;
    private Instant lapsesAt = Instant.MIN;
    private Instant notBefore = Instant.MIN;
    private @Nullable PortUnavailable failure;

    /**
     * The calls of one destination.
     *
     * @param scope what they count against at the moment; asked again with the budget, since a destination can change
     */
    LeasedCalls(RequestBudget budget, Supplier<BudgetScope> scope, BudgetedApi api, BudgetPolicy policy, Clock clock) {
        this.budget = budget;
        this.scope = scope;
        this.api = api;
        this.callsMax = policy.callsPerWindow(api);
        this.clock = clock;
    }

    /**
     * Takes one call, to be begun at once; when there is none, says how long to wait until there may be. Only one
     * thread asks the budget, and all get its answer.
     *
     * @throws PortUnavailable when the budget could not be asked, now or within the last window
     */
    Optional<Duration> take() {
        lock.lock();
        try {
            Instant now = clock.instant();
            // A time from before the last answer is that of a clock that was set back: whatever ends then is over.
            boolean known = !now.isBefore(answeredAt);
            if (known && left > 0 && now.isBefore(lapsesAt)) return takeOne();
            if (known && now.isBefore(notBefore)) return waitFrom(now);
            return ask();
        } finally {
            lock.unlock();
        }
    }

    private Optional<Duration> takeOne() {
        left--;
        used++;
        return Optional.empty();
    }

    private Optional<Duration> waitFrom(Instant now) {
        // Who waited for the lock while the budget hung need not wait for as long once more.
        if (failure != null) throw failure;
        return Optional.of(Duration.between(now, notBefore));
    }

    private Optional<Duration> ask() {
        int wanted = wanted();
        failure = null;
        left = 0;
        try {
            Allowance allowance = budget.ask(scope.get(), api, wanted);
            answeredAt = clock.instant();
            return switch (allowance) {
                case Allowance.Granted granted -> granted(wanted, granted);
                case Allowance.Wait wait -> {
                    notBefore = answeredAt.plus(wait.after());
                    yield Optional.of(wait.after());
                }
            };
        } catch (PortUnavailable unavailable) {
            failure = unavailable;
            answeredAt = clock.instant();
            notBefore = answeredAt.plus(BudgetPolicy.WINDOW);
            throw unavailable;
        }
    }

    /** Twice as many as last time if those did not last, else as many as were used of them. */
    private int wanted() {
        return left == 0 ? Math.min(callsMax, asked * 2) : Math.max(1, used);
    }

    private Optional<Duration> granted(int wanted, Allowance.Granted granted) {
        asked = wanted;
        left = granted.calls();
        used = 0;
        lapsesAt = answeredAt.plus(granted.validFor());
        return takeOne();
    }
}
