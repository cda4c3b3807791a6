package io.postern.testkit.telemetry;

import io.postern.telemetry.model.BudgetScope;
import io.postern.telemetry.model.BudgetedApi;
import io.postern.telemetry.port.RequestBudget;
import io.postern.testkit.Breakable;
import io.postern.testkit.Outages;
import org.junit.jupiter.api.Test;

/** What every {@link RequestBudget} over a network promises when its technology is gone. */
public interface RequestBudgetOutageContract extends Breakable {

    /** A new budget. */
    RequestBudget budget();

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
