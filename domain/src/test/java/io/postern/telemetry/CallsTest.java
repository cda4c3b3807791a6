package io.postern.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.Allowance;
import io.postern.telemetry.model.BudgetPolicy;
import io.postern.telemetry.model.BudgetScope;
import io.postern.telemetry.model.BudgetedApi;
import io.postern.telemetry.model.Delivery;
import io.postern.telemetry.port.RequestBudget;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class CallsTest {

    private final AdaptiveConcurrency concurrency = new AdaptiveConcurrency(2);

    @Test
    void withoutABudgetBeforeTheDeadlineNoCallBegins() throws InterruptedException {
        Calls calls = calls((scope, api, wanted) -> new Allowance.Wait(Duration.ofHours(1)));

        assertThat(calls.begin(in(Duration.ofSeconds(1)))).isEmpty();

        // Nor is its place among those under way lost.
        assertThat(concurrency.begin(Duration.ZERO)).isPresent();
        assertThat(concurrency.begin(Duration.ZERO)).isPresent();
    }

    @Test
    void whoHasToWaitForTheBudgetBeginsLater() throws InterruptedException {
        int[] asked = {0};
        Calls calls = calls((scope, api, wanted) -> asked[0]++ == 0
                ? new Allowance.Wait(Duration.ofMillis(1))
                : new Allowance.Granted(1, BudgetPolicy.WINDOW));

        assertThat(calls.begin(in(Duration.ofSeconds(20)))).isPresent();
    }

    @Test
    void aBudgetThatCannotBeAskedStopsNobody() throws InterruptedException {
        Calls calls = calls((scope, api, wanted) -> {
            throw new PortUnavailable("budget", new IOException("gone"));
        });

        assertThat(calls.begin(in(Duration.ofSeconds(20)))).isPresent();
    }

    @Test
    void afterTheDeadlineNoCallBegins() throws InterruptedException {
        assertThat(calls(Delivering.AMPLE).begin(in(Duration.ofNanos(-1)))).isEmpty();
    }

    @Test
    void aThrottledCallLeavesRoomForFewer() throws InterruptedException {
        Calls calls = calls(Delivering.AMPLE);

        calls.end(calls.begin(in(Duration.ofSeconds(20))).orElseThrow(), new Delivery.RetryLater("slow down", false));

        assertThat(concurrency.bound()).isEqualTo(1);
    }

    @Test
    void aCallThatWasCutOffSaysNothingAboutTheRoom() throws InterruptedException {
        Calls calls = calls(Delivering.AMPLE);

        calls.end(calls.begin(in(Duration.ofSeconds(20))).orElseThrow(), new Delivery.RetryLater("cut off", true));

        assertThat(concurrency.bound()).isEqualTo(2);
    }

    private Calls calls(RequestBudget budget) {
        LeasedCalls leased = new LeasedCalls(
                budget,
                () -> BudgetScope.CONFIGURED,
                BudgetedApi.METRICS,
                new BudgetPolicy(500, 5000),
                Clock.systemUTC());
        return new Calls(concurrency, leased);
    }

    private static long in(Duration time) {
        return System.nanoTime() + time.toNanos();
    }
}
