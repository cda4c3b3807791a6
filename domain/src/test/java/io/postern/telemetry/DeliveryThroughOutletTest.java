package io.postern.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.telemetry.memory.LocalDashboards;
import io.postern.telemetry.memory.LocalLogStore;
import io.postern.telemetry.memory.LocalMetricStore;
import io.postern.telemetry.model.Allowance;
import io.postern.telemetry.model.BudgetPolicy;
import io.postern.telemetry.model.BudgetScope;
import io.postern.telemetry.model.DeadLetter;
import io.postern.telemetry.model.DeathCause;
import io.postern.telemetry.model.DeliveryPolicy;
import io.postern.telemetry.model.Round;
import io.postern.telemetry.port.Outlet;
import io.postern.telemetry.port.Readers;
import io.postern.telemetry.port.RequestBudget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class DeliveryThroughOutletTest {

    private static final BudgetScope SCOPE = new BudgetScope("123456789012/eu-central-1");
    private static final Outlet CLOSED = new Outlet.Closed("there is no destination shop");

    private final Delivering delivering = new Delivering();
    private final List<BudgetScope> asked = new ArrayList<>();
    private final Readers readers = new Readers(
            new LocalMetricStore(Duration.ofHours(1), 1, 1, delivering.clock),
            new LocalLogStore(Duration.ofHours(1), 1, delivering.clock),
            new LocalDashboards(1, delivering.clock));
    private Outlet outlet = open(delivering.metrics, SCOPE);
    private final DeliverPending deliverPending = deliverPending();

    @Test
    void callsCountAgainstTheScopeOfTheOutlet() throws InterruptedException {
        delivering.metrics("Shop", "a");

        assertThat(round()).isEqualTo(new Round(1, 0, 0, 0));

        assertThat(asked).containsOnly(SCOPE);
    }

    @Test
    void whileItIsClosedEverythingWaitsAndNoCallIsMade() throws InterruptedException {
        outlet = CLOSED;
        delivering.metrics("Shop", "a", "b");
        delivering.logs("web", "c");

        assertThat(round()).isEqualTo(new Round(0, 0, 3, 0));

        assertThat(asked).isEmpty();
        assertThat(delivering.queue.depth().submissions()).isEqualTo(2);
    }

    @Test
    void whileItIsClosedRoundsBecomeSeldom() throws InterruptedException {
        outlet = CLOSED;
        delivering.metrics("Shop", "a");

        int rounds = 0;
        for (int second = 0; second < 3600; second++) {
            if (!round().equals(Round.IDLE)) rounds++;
            delivering.clock.advance(Duration.ofSeconds(1));
        }

        assertThat(rounds).isBetween(10, 40);
    }

    @Test
    void onceItIsOpenAllOfItArrives() throws InterruptedException {
        outlet = CLOSED;
        delivering.metrics("Shop", "a", "b");
        round();

        outlet = open(delivering.metrics, SCOPE);
        delivering.clock.advance(Duration.ofMinutes(5));

        assertThat(round()).isEqualTo(new Round(2, 0, 0, 0));
        assertThat(delivering.metrics.names()).containsExactly("a", "b");
    }

    @Test
    void whatGrewTooOldMeanwhileIsADeadLetter() throws InterruptedException {
        outlet = CLOSED;
        delivering.metrics("Shop", "a");
        round();

        delivering.clock.advance(Duration.ofDays(15));

        assertThat(round()).isEqualTo(new Round(0, 1, 0, 0));
        assertThat(delivering.dead())
                .singleElement()
                .returns(DeathCause.AGED_WHILE_WAITING, DeadLetter::cause)
                .returns("older than 14 days; the last try: there is no destination shop", DeadLetter::why);
    }

    @Test
    void aChangeCountsFromTheNextCall() throws InterruptedException {
        TestDestinations.Metrics other = new TestDestinations.Metrics();
        delivering.metrics("Shop", "a");
        round();

        outlet = open(other, new BudgetScope("210987654321/eu-west-1"));
        delivering.metrics("Shop", "b");
        round();

        assertThat(delivering.metrics.names()).containsExactly("a");
        assertThat(other.names()).containsExactly("b");
    }

    private Round round() throws InterruptedException {
        return deliverPending.deliver(Delivering.UNWATCHED);
    }

    private Outlet open(TestDestinations.Metrics metrics, BudgetScope scope) {
        return new Outlet.Open(scope, metrics, delivering.logs, readers);
    }

    private DeliverPending deliverPending() {
        RequestBudget budget = (scope, api, calls) -> {
            asked.add(scope);
            return new Allowance.Granted(calls, BudgetPolicy.WINDOW);
        };
        DeliveryPolicy policy = new DeliveryPolicy(
                1000,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofMinutes(1),
                3,
                Duration.ofSeconds(1),
                Duration.ofMinutes(5));
        return new DeliverPending(
                delivering.queue,
                delivering.deadLetters,
                () -> outlet,
                budget,
                new BudgetPolicy(1000, 1000),
                policy,
                delivering.clock,
                new Random(1));
    }
}
