package io.postern.app.operations;

import io.postern.access.model.ClientId;
import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.Allowance;
import io.postern.telemetry.model.BudgetScope;
import io.postern.telemetry.model.BudgetedApi;
import io.postern.telemetry.port.RequestBudget;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** Takes calls for reading from the budget of all replicas, and waits for them as long as a question has patience. */
final class ReadCalls {

    /** Lets time pass. */
    @FunctionalInterface
    interface Pause {
        void of(Duration time) throws InterruptedException;
    }

    private final RequestBudget budget;
    private final Duration patience;
    private final Pause pause;

    ReadCalls(RequestBudget budget, Duration patience, Pause pause) {
        this.budget = budget;
        this.patience = patience;
        this.pause = pause;
    }

    /** Who asks, and so which calls there are. */
    sealed interface Asker {

        /** All calls of an account are theirs. */
        record Operators() implements Asker {}

        /** All of them together get a part of the calls, and each of them a part of these. */
        record Client(ClientId id) implements Asker {}
    }

    /** The same for who asks: a client's calls count in its own budget and in that of clients before that of all. */
    void take(Asker asker, BudgetScope scope, BudgetedApi api, int calls) {
        if (asker instanceof Asker.Client(ClientId client)) {
            take(scope.of(client), api, calls);
            take(scope.ofClients(), api, calls);
        }
        take(scope, api, calls);
    }

    /**
     * Takes so many calls of that account.
     *
     * @throws PortUnavailable when they are not there in time, with the time when they may be, or the budget cannot be
     *     asked
     */
    void take(BudgetScope scope, BudgetedApi api, int calls) {
        Duration waited = Duration.ZERO;
        int missing = calls;
        while (missing > 0) {
            switch (budget.ask(scope, api, missing)) {
                case Allowance.Granted granted -> missing -= granted.calls();
                case Allowance.Wait wait -> {
                    waited = waited.plus(wait.after());
                    if (waited.compareTo(patience) > 0) throw throttled(api, wait.after());
                    pause(wait.after());
                }
            }
        }
    }

    private void pause(Duration time) {
        try {
            pause.of(time);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new PortUnavailable("the wait for a call was interrupted", interrupted);
        }
    }

    private static PortUnavailable throttled(BudgetedApi api, Duration after) {
        return PortUnavailable.throttled(
                "all calls of " + api + " are used up", after, new TimeoutException("no call in time"));
    }
}
