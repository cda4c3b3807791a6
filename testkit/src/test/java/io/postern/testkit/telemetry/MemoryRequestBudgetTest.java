package io.postern.testkit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.telemetry.memory.MemoryRequestBudget;
import io.postern.telemetry.model.Allowance;
import io.postern.telemetry.model.BudgetPolicy;
import io.postern.telemetry.model.BudgetScope;
import io.postern.telemetry.model.BudgetedApi;
import io.postern.telemetry.port.RequestBudget;
import io.postern.testkit.AtOnce;
import io.postern.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MemoryRequestBudgetTest implements RequestBudgetContract {

    private final MovableClock clock = MovableClock.at("2026-05-01T10:00:00Z");

    @Override
    public List<RequestBudget> budgets(BudgetPolicy policy, int replicas) {
        return Collections.nCopies(replicas, new MemoryRequestBudget(policy, clock));
    }

    @Override
    public void letPass(Duration time) {
        clock.advance(time);
    }

    @Override
    public Duration time() {
        return Duration.between(Instant.EPOCH, clock.instant());
    }

    @Test
    void callsComeBackOneByOneAndTheWaitIsForAQuarterOfAWindow() {
        RequestBudget budget = new MemoryRequestBudget(new BudgetPolicy(400, 1), clock);
        budget.ask(BudgetScope.CONFIGURED, BudgetedApi.METRICS, 40);

        assertThat(budget.ask(BudgetScope.CONFIGURED, BudgetedApi.METRICS, 40))
                .isEqualTo(new Allowance.Wait(Duration.ofMillis(25)));
        assertThat(budget.ask(BudgetScope.CONFIGURED, BudgetedApi.METRICS, 1))
                .isEqualTo(new Allowance.Wait(Duration.ofNanos(2_500_000)));
        clock.advance(Duration.ofNanos(7_500_000));
        assertThat(budget.ask(BudgetScope.CONFIGURED, BudgetedApi.METRICS, 40))
                .isEqualTo(new Allowance.Granted(3, BudgetPolicy.WINDOW));
    }

    @Test
    void aClockThatIsSetBackShutsTheBudgetForNoLongerThanAWindow() {
        RequestBudget budget = new MemoryRequestBudget(new BudgetPolicy(500, 1), clock);
        budget.ask(BudgetScope.CONFIGURED, BudgetedApi.METRICS, 50);
        clock.advance(Duration.ofHours(-1));
        budget.ask(BudgetScope.CONFIGURED, BudgetedApi.METRICS, 50);

        clock.advance(BudgetPolicy.WINDOW);

        assertThat(budget.ask(BudgetScope.CONFIGURED, BudgetedApi.METRICS, 50))
                .isEqualTo(new Allowance.Granted(50, BudgetPolicy.WINDOW));
    }

    @Test
    void manyWhoAskAtOnceGetOneWindowTogether() {
        RequestBudget budget = new MemoryRequestBudget(new BudgetPolicy(500, 1), clock);

        List<Allowance> allowances = AtOnce.run(80, () -> budget.ask(BudgetScope.CONFIGURED, BudgetedApi.METRICS, 1));

        assertThat(allowances)
                .filteredOn(allowance -> allowance instanceof Allowance.Granted)
                .hasSize(50);
    }
}
