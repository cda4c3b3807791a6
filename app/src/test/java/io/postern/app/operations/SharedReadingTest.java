package io.postern.app.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.access.model.ClientId;
import io.postern.shared.PortUnavailable;
import io.postern.telemetry.memory.MemoryRequestBudget;
import io.postern.telemetry.model.BudgetPolicy;
import io.postern.telemetry.model.BudgetScope;
import io.postern.telemetry.model.LogQuery;
import io.postern.telemetry.model.LogSearch;
import io.postern.telemetry.model.ReadRates;
import io.postern.telemetry.port.LogReader;
import io.postern.testkit.Eventually;
import io.postern.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class SharedReadingTest {

    private static final ClientId SHOP = new ClientId("shop");
    private static final ClientId BANK = new ClientId("bank");
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    private static final LogSearch.Found NOTHING = new LogSearch.Found(List.of(), "");

    private final MovableClock clock = MovableClock.at(NOON);
    private final AtomicInteger calls = new AtomicInteger();
    private final List<Duration> pauses = new ArrayList<>();

    @Test
    void whoAsksTheSameWithinAMomentSharesOneCall() {
        LogReader reader = reading(5, Duration.ZERO).logs(this::count, SharedReadingTest::scope);

        assertThat(reader.search(query("a"))).isEqualTo(NOTHING);
        assertThat(reader.search(query("a"))).isEqualTo(NOTHING);
        assertThat(calls).hasValue(1);

        clock.advance(Duration.ofSeconds(2));
        reader.search(query("a"));
        assertThat(calls).hasValue(2);
    }

    @Test
    void whoAsksSomethingElseOrSomebodyElseDoesNot() {
        SharedReading reading = reading(100, Duration.ZERO);

        reading.logs(this::count, SharedReadingTest::scope).search(query("a"));
        reading.logs(this::count, SharedReadingTest::scope).search(query("b"));
        reading.logs(query -> count(query), SharedReadingTest::scope).search(query("a"));

        assertThat(calls).hasValue(3);
    }

    @Test
    void manyAtOnceShareTheCallThatIsUnderWay() {
        CountDownLatch answered = new CountDownLatch(1);
        LogReader reader = reading(5, Duration.ZERO)
                .logs(
                        query -> {
                            calls.incrementAndGet();
                            await(answered);
                            return NOTHING;
                        },
                        SharedReadingTest::scope);

        List<CompletableFuture<LogSearch>> asked = new ArrayList<>();
        for (int i = 0; i < 20; i++)
            asked.add(CompletableFuture.supplyAsync(() -> reader.search(query("a")), Thread::startVirtualThread));
        Eventually.passes(Duration.ofSeconds(10), () -> assertThat(calls).hasValue(1));
        answered.countDown();

        assertThat(asked).allSatisfy(one -> assertThat(one.join()).isEqualTo(NOTHING));
        assertThat(calls).hasValue(1);
    }

    @Test
    void failuresAreForgotten() {
        LogReader reader = reading(100, Duration.ZERO)
                .logs(
                        query -> {
                            if (calls.incrementAndGet() == 1)
                                throw new PortUnavailable("broken", new IllegalStateException());
                            return NOTHING;
                        },
                        SharedReadingTest::scope);

        assertThatThrownBy(() -> reader.search(query("a")))
                .isInstanceOf(PortUnavailable.class)
                .hasMessage("broken");
        assertThat(reader.search(query("a"))).isEqualTo(NOTHING);
    }

    @Test
    void largeAnswersAreNotKept() {
        LogSearch.Found large =
                new LogSearch.Found(List.of(new LogSearch.FoundEvent("1", "s", NOON, NOON, "x".repeat(300_000))), "");
        LogReader reader = reading(100, Duration.ZERO)
                .logs(
                        query -> {
                            calls.incrementAndGet();
                            return large;
                        },
                        SharedReadingTest::scope);

        reader.search(query("a"));
        reader.search(query("a"));

        assertThat(calls).hasValue(2);
    }

    @Test
    void clientsTogetherGetHalfOfTheCallsAndOperatorsFindTheRest() {
        LogReader operators = reading(10, Duration.ZERO).logs(this::count, SharedReadingTest::scope);

        int answered = 0;
        for (int tenth = 0; tenth < 40; tenth++) {
            try {
                operators.logsFor(new ClientId("client-" + tenth)).search(query("client-" + tenth));
                answered++;
            } catch (PortUnavailable throttled) {
                assertThat(throttled.throttledFor()).isPresent();
                operators.search(query("operator-" + tenth));
            }
            clock.advance(Duration.ofMillis(100));
        }

        assertThat(answered).isBetween(18, 22);
    }

    @Test
    void oneClientGetsHalfOfThatAndOtherClientsFindTheRest() {
        LogReader operators = reading(200, Duration.ZERO).logs(this::count, SharedReadingTest::scope);
        LogReader greedy = operators.logsFor(SHOP);
        LogReader modest = operators.logsFor(BANK);

        int answered = 0;
        for (int tenth = 0; tenth < 40; tenth++) {
            for (int i = 0; i < 12; i++) if (answers(greedy, query("shop-" + tenth + "-" + i))) answered++;
            assertThat(answers(modest, query("bank-" + tenth))).isTrue();
            clock.advance(Duration.ofMillis(100));
        }

        assertThat(answered).isBetween(180, 210);
    }

    @Test
    void whoWaitsForAClientThatHasNoCallsLeftMakesItsOwn() {
        CountDownLatch asking = new CountDownLatch(1);
        CountDownLatch joined = new CountDownLatch(1);
        PortUnavailable throttled =
                PortUnavailable.throttled("no calls", Duration.ofSeconds(1), new IllegalStateException());
        SharedAnswers answers = new SharedAnswers(Duration.ofSeconds(2), 100, System::nanoTime);
        CompletableFuture<String> first = CompletableFuture.supplyAsync(
                () -> answers.get("question", SHOP, String.class, _ -> true, () -> {
                    asking.countDown();
                    await(joined);
                    throw throttled;
                }),
                Thread::startVirtualThread);
        await(asking);

        CompletableFuture<String> other = CompletableFuture.supplyAsync(
                () -> answers.get("question", BANK, String.class, _ -> true, () -> "its own"),
                Thread::startVirtualThread);
        joined.countDown();

        assertThat(other.join()).isEqualTo("its own");
        assertThat(first).failsWithin(Duration.ofSeconds(10));
    }

    private static boolean answers(LogReader reader, LogQuery query) {
        try {
            reader.search(query);
            return true;
        } catch (PortUnavailable throttled) {
            assertThat(throttled.throttledFor()).isPresent();
            return false;
        }
    }

    @Test
    void anOperatorDoesNotWaitBehindAClientThatAsksTheSame() {
        LogReader operators = reading(5, Duration.ZERO).logs(this::count, SharedReadingTest::scope);
        operators.logsFor(SHOP).search(query("a"));
        clock.advance(Duration.ofMillis(200));

        assertThatThrownBy(() -> operators.logsFor(SHOP).search(query("b"))).isInstanceOf(PortUnavailable.class);
        assertThat(operators.search(query("b"))).isEqualTo(NOTHING);
    }

    @Test
    void beyondTheBudgetAQuestionWaitsForItsCall() {
        LogReader reader = reading(5, Duration.ofSeconds(1)).logs(this::count, SharedReadingTest::scope);

        for (String group : List.of("a", "b", "c")) reader.search(query(group));

        assertThat(calls).hasValue(3);
        assertThat(pauses).containsExactly(Duration.ofMillis(200), Duration.ofMillis(200));
    }

    @Test
    void beyondItsPatienceItIsToldWhenToComeBack() {
        LogReader reader = reading(5, Duration.ofMillis(100)).logs(this::count, SharedReadingTest::scope);
        reader.search(query("a"));

        assertThatThrownBy(() -> reader.search(query("b")))
                .isInstanceOfSatisfying(PortUnavailable.class, throttled -> assertThat(throttled.throttledFor())
                        .contains(Duration.ofMillis(200)));
        assertThat(calls).hasValue(1);
        assertThat(reader.search(query("a")))
                .as("an answer that is known costs no call")
                .isEqualTo(NOTHING);
    }

    private SharedReading reading(int filterLogEvents, Duration patience) {
        BudgetPolicy policy = new BudgetPolicy(1, 1, new ReadRates(1, 1, 1, 1, filterLogEvents));
        return new SharedReading(
                new ReadCalls(new MemoryRequestBudget(policy, clock), patience, time -> {
                    pauses.add(time);
                    clock.advance(time);
                }),
                new SharedAnswers(Duration.ofSeconds(2), 100, () -> Duration.between(NOON, clock.instant())
                        .toNanos()));
    }

    private LogSearch count(LogQuery query) {
        calls.incrementAndGet();
        return NOTHING;
    }

    private static LogQuery query(String group) {
        return new LogQuery(group, "", NOON, NOON.plusSeconds(60), "", 10, "");
    }

    private static BudgetScope scope() {
        return BudgetScope.CONFIGURED;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
