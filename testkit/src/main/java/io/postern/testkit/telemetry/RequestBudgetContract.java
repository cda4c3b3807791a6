package io.postern.testkit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.postern.access.model.ClientId;
import io.postern.telemetry.model.Allowance;
import io.postern.telemetry.model.BudgetPolicy;
import io.postern.telemetry.model.BudgetScope;
import io.postern.telemetry.model.BudgetedApi;
import io.postern.telemetry.port.RequestBudget;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** What every {@link RequestBudget} promises. Time may pass by itself, so nothing is refused for longer than it must. */
public interface RequestBudgetContract {

    /** One call a second of each, so that no test outlasts what it used up. */
    BudgetPolicy SLOW = new BudgetPolicy(1, 1);

    /** What AWS allows. */
    BudgetPolicy USUAL = new BudgetPolicy(500, 5000);

    /** New and full budgets, one for each of so many replicas, which share what there is. */
    List<RequestBudget> budgets(BudgetPolicy policy, int replicas);

    /** Lets that much time pass for the budget: moves its clock or really waits. */
    void letPass(Duration time);

    /** The time by the clock that {@link #letPass} moves, from any start. */
    Duration time();

    @Test
    default void noMoreIsGrantedThanWasAskedFor() {
        assertThat(ask(budget(USUAL), BudgetedApi.METRICS, 7)).isEqualTo(7);
    }

    @Test
    default void oneWindowsWorthIsGrantedAtMost() {
        assertThat(ask(budget(USUAL), BudgetedApi.METRICS, 10_000)).isEqualTo(50);
        assertThat(ask(budget(USUAL), BudgetedApi.LOGS, 10_000)).isEqualTo(500);
    }

    @Test
    default void whatIsGrantedMayBeUsedForOneWindow() {
        assertThat(budget(USUAL).ask(BudgetScope.CONFIGURED, BudgetedApi.LOGS, 1))
                .isEqualTo(new Allowance.Granted(1, Duration.ofMillis(100)));
    }

    @Test
    default void aBudgetOfFewCallsGrantsOneAtATime() {
        assertThat(ask(budget(SLOW), BudgetedApi.METRICS, 10)).isEqualTo(1);
    }

    @Test
    default void aBudgetThatIsUsedUpSaysWhenToComeBack() {
        RequestBudget budget = budget(SLOW);
        budget.ask(BudgetScope.CONFIGURED, BudgetedApi.METRICS, 1);

        assertThat(budget.ask(BudgetScope.CONFIGURED, BudgetedApi.METRICS, 1))
                .asInstanceOf(InstanceOfAssertFactories.type(Allowance.Wait.class))
                .extracting(Allowance.Wait::after, InstanceOfAssertFactories.DURATION)
                .isPositive()
                .isLessThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    default void theWaitIsLongEnough() {
        RequestBudget budget = budget(SLOW);
        Allowance allowance = budget.ask(BudgetScope.CONFIGURED, BudgetedApi.LOGS, 1);
        for (int i = 0; i < 100 && allowance instanceof Allowance.Granted; i++)
            allowance = budget.ask(BudgetScope.CONFIGURED, BudgetedApi.LOGS, 1);

        if (allowance instanceof Allowance.Wait wait) letPass(wait.after());

        assertThat(budget.ask(BudgetScope.CONFIGURED, BudgetedApi.LOGS, 1)).isInstanceOf(Allowance.Granted.class);
    }

    @Test
    default void apisDoNotTouchEachOther() {
        RequestBudget budget = budget(SLOW);
        budget.ask(BudgetScope.CONFIGURED, BudgetedApi.METRICS, 1);

        assertThat(ask(budget, BudgetedApi.LOGS, 1)).isEqualTo(1);
    }

    @Test
    default void scopesDoNotTouchEachOther() {
        BudgetScope other = new BudgetScope("123456789012/eu-central-1");
        RequestBudget budget = budget(SLOW);
        budget.ask(BudgetScope.CONFIGURED, BudgetedApi.METRICS, 1);

        assertThat(budget.ask(other, BudgetedApi.METRICS, 1)).isInstanceOf(Allowance.Granted.class);
    }

    @Test
    default void clientsAreCountedBesideTheRestAndGetHalfOfWhatIsRead() {
        RequestBudget budget = budget(USUAL);
        BudgetScope clients = BudgetScope.CONFIGURED.ofClients();

        assertThat(budget.ask(clients, BudgetedApi.METRIC_DATA, 10_000))
                .isEqualTo(new Allowance.Granted(25, Duration.ofMillis(100)));
        assertThat(ask(budget, BudgetedApi.METRIC_DATA, 10_000)).isEqualTo(50);
    }

    @Test
    default void eachClientIsCountedBesideTheOthersAndGetsAQuarter() {
        RequestBudget budget = budget(USUAL);

        for (String client : List.of("shop", "bank"))
            assertThat(budget.ask(BudgetScope.CONFIGURED.of(new ClientId(client)), BudgetedApi.METRIC_DATA, 10_000))
                    .isEqualTo(new Allowance.Granted(12, Duration.ofMillis(100)));
        assertThat(budget.ask(BudgetScope.CONFIGURED.ofClients(), BudgetedApi.METRIC_DATA, 10_000))
                .isEqualTo(new Allowance.Granted(25, Duration.ofMillis(100)));
    }

    @Test
    default void replicasShareWhatAScopeHas() {
        BudgetScope other = new BudgetScope("123456789012/eu-central-1");
        List<RequestBudget> replicas = budgets(SLOW, 2);
        replicas.getFirst().ask(other, BudgetedApi.METRICS, 1);

        assertThat(replicas.getLast().ask(other, BudgetedApi.METRICS, 1)).isInstanceOf(Allowance.Wait.class);
        assertThat(ask(replicas.getLast(), BudgetedApi.METRICS, 1)).isEqualTo(1);
    }

    @Test
    default void idleTimeSavesUpNoMoreThanOneWindow() {
        RequestBudget budget = budget(USUAL);
        ask(budget, BudgetedApi.METRICS, 10_000);

        letPass(Duration.ofMillis(300));

        assertThat(ask(budget, BudgetedApi.METRICS, 10_000)).isEqualTo(50);
    }

    @Test
    default void replicasTogetherGetTheBudgetAndNoMore() {
        List<RequestBudget> replicas = budgets(USUAL, 3);
        Duration start = time();
        int granted = 0;
        for (int i = 0; i < 30; i++) {
            for (RequestBudget replica : replicas) granted += ask(replica, BudgetedApi.METRICS, 20);
            letPass(Duration.ofMillis(20));
        }
        Duration passed = time().minus(start);

        assertThat(granted).isLessThanOrEqualTo((int) (passed.toMillis() * 500 / 1000) + 50 + 1);
        assertThat(granted).isGreaterThanOrEqualTo(30 * 10 - 10);
    }

    @Test
    default void askingForNothingIsAMistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> budget(USUAL).ask(BudgetScope.CONFIGURED, BudgetedApi.METRICS, 0))
                .withMessage("callsMax: 0 (expected: 1 or more)");
    }

    private RequestBudget budget(BudgetPolicy policy) {
        return budgets(policy, 1).getFirst();
    }

    /** How many were granted. */
    private static int ask(RequestBudget budget, BudgetedApi api, int calls) {
        return switch (budget.ask(BudgetScope.CONFIGURED, api, calls)) {
            case Allowance.Granted granted -> granted.calls();
            case Allowance.Wait _ -> 0;
        };
    }
}
