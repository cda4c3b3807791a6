package io.postern.testkit.telemetry;

import io.postern.telemetry.model.BudgetScope;
import io.postern.telemetry.model.BudgetedApi;
import io.postern.telemetry.port.RequestBudget;
import io.postern.testkit.Outages;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What every {@link RequestBudget} over a network promises when its technology is gone. */
public interface RequestBudgetOutageContract {

    /** A new budget. */
    RequestBudget budget();

    /** Takes the technology away: stopped, hanging or cut off. */
    void breakIt();

    /** Gives it back, with what it had kept. */
    void mendIt();

    /** Longest time in which a call must have given up. */
    default Duration timeLimit() {
        return Duration.ofSeconds(5);
    }

    @Test
    default void askingDuringAnOutageSaysSoInTime() {
        RequestBudget budget = budget();
        budget.ask(BudgetScope.CONFIGURED, BudgetedApi.METRICS, 1);
        breakIt();
        try {
            Outages.assertUnavailable(timeLimit(), () -> budget.ask(BudgetScope.CONFIGURED, BudgetedApi.METRICS, 1));
        } finally {
            mendIt();
        }
    }

    @Test
    default void callsAreGrantedAgainAfterAnOutage() {
        RequestBudget budget = budget();
        budget.ask(BudgetScope.CONFIGURED, BudgetedApi.METRICS, 1);
        breakIt();
        mendIt();

        Outages.assertRecovers(() -> budget.ask(BudgetScope.CONFIGURED, BudgetedApi.METRICS, 1));
    }
}
