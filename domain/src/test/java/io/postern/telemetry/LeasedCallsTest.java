package io.postern.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.shared.PortUnavailable;
import io.postern.shared.SetClock;
import io.postern.telemetry.memory.MemoryRequestBudget;
import io.postern.telemetry.model.Allowance;
import io.postern.telemetry.model.BudgetPolicy;
import io.postern.telemetry.model.BudgetScope;
import io.postern.telemetry.model.BudgetedApi;
import io.postern.telemetry.port.RequestBudget;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class LeasedCallsTest {

    private static final BudgetPolicy POLICY = new BudgetPolicy(500, 5000);

    private final SetClock clock = new SetClock();
    private final AtomicReference<BudgetScope> scope = new AtomicReference<>(BudgetScope.CONFIGURED);
    private final ToldBudget budget = new ToldBudget(new MemoryRequestBudget(POLICY, clock));
    private final LeasedCalls calls = new LeasedCalls(budget, scope::get, BudgetedApi.METRICS, POLICY, clock);

    /** A budget that notes what it was asked for, and can break. */
    private static final class ToldBudget implements RequestBudget {

        private final RequestBudget real;
        private final List<Integer> asked = new ArrayList<>();
        private final List<BudgetScope> scopes = new ArrayList<>();
        private boolean broken;

        ToldBudget(RequestBudget real) {
            this.real = real;
        }

        @Override
        public Allowance ask(BudgetScope scope, BudgetedApi api, int callsMax) {
            asked.add(callsMax);
            scopes.add(scope);
            if (broken) throw new PortUnavailable("budget: broken by a test", new IOException("away"));
            return real.ask(scope, api, callsMax);
        }
    }

    @Test
    void aBusyReplicaAsksForMoreEachTimeUpToAWindowsWorth() {
        for (int i = 0; i < 2 + 4 + 8 + 16; i++) assertThat(calls.take()).isEmpty();

        assertThat(budget.asked).containsExactly(2, 4, 8, 16);
    }

    @Test
    void whatIsLeftServesWithoutAsking() {
        take(2 + 4);
        budget.asked.clear();

        take(8);

        assertThat(budget.asked).containsExactly(8);
    }

    @Test
    void whatIsNotUsedInTimeLapses() {
        take(2 + 4 + 3);
        budget.asked.clear();
        clock.advance(BudgetPolicy.WINDOW);

        take(1);

        assertThat(budget.asked).containsExactly(3);
    }

    @Test
    void anIdleReplicaAsksForOne() {
        take(2 + 4 + 8 + 1);
        clock.advance(BudgetPolicy.WINDOW);
        budget.asked.clear();

        take(1);
        clock.advance(Duration.ofHours(1));
        take(1);

        assertThat(budget.asked).containsExactly(1, 2);
    }

    @Test
    void noMoreIsTakenThanTheBudgetGrants() {
        assertThat(takeAll()).isEqualTo(50);
    }

    @Test
    void whileThereIsNothingNobodyAsksAgain() {
        takeAll();
        budget.asked.clear();

        Optional<Duration> first = calls.take();
        clock.advance(Duration.ofMillis(1));
        Optional<Duration> second = calls.take();

        assertThat(budget.asked).isEmpty();
        assertThat(second).contains(first.orElseThrow().minusMillis(1));
    }

    @Test
    void theWaitIsLongEnough() {
        takeAll();

        clock.advance(calls.take().orElseThrow());

        assertThat(calls.take()).isEmpty();
    }

    @Test
    void aClockThatIsSetBackEndsEveryWait() {
        takeAll();
        budget.asked.clear();

        clock.advance(Duration.ofHours(-1));

        assertThat(calls.take().orElse(Duration.ZERO)).isLessThanOrEqualTo(BudgetPolicy.WINDOW);
        assertThat(budget.asked).hasSize(1);
    }

    @Test
    void aBrokenBudgetIsNotAskedAgainForAWindow() {
        budget.broken = true;

        for (int i = 0; i < 3; i++) assertThatThrownBy(calls::take).isInstanceOf(PortUnavailable.class);

        assertThat(budget.asked).hasSize(1);
    }

    @Test
    void aMendedBudgetServesAgain() {
        budget.broken = true;
        assertThatThrownBy(calls::take).isInstanceOf(PortUnavailable.class);
        budget.broken = false;

        clock.advance(BudgetPolicy.WINDOW);

        assertThat(calls.take()).isEmpty();
    }

    @Test
    void callsThatAreHeldOutlastABrokenBudget() {
        take(1);
        budget.broken = true;

        assertThat(calls.take()).isEmpty();
    }

    @Test
    void whatADestinationBecomesIsAskedForFromThenOn() {
        BudgetScope other = new BudgetScope("123456789012/eu-central-1");
        takeAll();
        budget.scopes.clear();

        scope.set(other);
        clock.advance(BudgetPolicy.WINDOW);

        assertThat(calls.take()).isEmpty();
        assertThat(budget.scopes).containsExactly(other);
    }

    /** How many there were. */
    private int takeAll() {
        int taken = 0;
        while (calls.take().isEmpty()) taken++;
        return taken;
    }

    private void take(int some) {
        for (int i = 0; i < some; i++) assertThat(calls.take()).isEmpty();
    }
}
