package io.postern.redis.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.redis.RedisServer;
import io.postern.redis.TestRedis;
import io.postern.telemetry.model.Allowance;
import io.postern.telemetry.model.BudgetPolicy;
import io.postern.telemetry.model.BudgetScope;
import io.postern.telemetry.model.BudgetedApi;
import io.postern.telemetry.port.RequestBudget;
import io.postern.testkit.AtOnce;
import io.postern.testkit.Eventually;
import io.postern.testkit.Unique;
import io.postern.testkit.redis.RealRedis;
import io.postern.testkit.telemetry.RequestBudgetContract;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class RedisRequestBudgetTest implements RequestBudgetContract {

    private static final int CLIENTS = 3;
    private static final long SECOND = 1_000_000_000L;
    private static final List<RedisServer> REDIS = new ArrayList<>();

    /** Calls that were granted some time between two moments. */
    private record Grant(long asked, long answered, int calls) {}

    @BeforeAll
    static void open() {
        for (int i = 0; i < CLIENTS; i++) REDIS.add(TestRedis.open(RealRedis.shared()));
    }

    @AfterAll
    static void close() {
        REDIS.forEach(RedisServer::close);
    }

    @Override
    public List<RequestBudget> budgets(BudgetPolicy policy, int replicas) {
        String name = Unique.name("budget");
        return REDIS.stream()
                .limit(replicas)
                .<RequestBudget>map(redis -> new RedisRequestBudget(redis.connection(), name, policy))
                .toList();
    }

    @Override
    public void letPass(Duration time) {
        TestRedis.letPass(time);
    }

    @Override
    public Duration time() {
        return Duration.ofNanos(System.nanoTime());
    }

    @Test
    void whateverClientsDoNoSecondSeesMoreThanTheBudgetAndOneWindow() {
        List<RequestBudget> budgets = budgets(USUAL, CLIENTS);
        AtomicInteger next = new AtomicInteger();
        long end = System.nanoTime() + 5 * SECOND / 2;

        List<Grant> grants = AtOnce.run(4 * CLIENTS, () -> {
                    int client = next.getAndIncrement();
                    return askUntil(end, budgets.get(client % CLIENTS), 1 + client * client);
                })
                .stream()
                .flatMap(List::stream)
                .toList();

        for (Grant first : grants) {
            int calls = grants.stream()
                    .filter(each -> each.asked() >= first.asked() && each.answered() <= first.asked() + SECOND)
                    .mapToInt(Grant::calls)
                    .sum();
            assertThat(calls).isLessThanOrEqualTo(500 + 50);
        }
        assertThat(grants.stream().mapToInt(Grant::calls).sum()).isGreaterThan(600);
    }

    @Test
    void aBudgetThatIsFullAgainLeavesNothingBehind() {
        String name = Unique.name("budget");
        new RedisRequestBudget(REDIS.getFirst().connection(), name, USUAL)
                .ask(BudgetScope.CONFIGURED, BudgetedApi.METRICS, 50);
        byte[] key = key(name);

        Eventually.holds(
                Duration.ofSeconds(10),
                "the key is gone",
                () -> REDIS.getFirst().connection().call("look", commands -> commands.exists(key)) == 0);
    }

    @Test
    void aClockThatWasSetBackShutsTheBudgetForNoLongerThanAWindow() {
        String name = Unique.name("budget");
        RequestBudget budget = new RedisRequestBudget(REDIS.getFirst().connection(), name, USUAL);
        byte[] farAhead = "9000000000000000".getBytes(StandardCharsets.US_ASCII);
        String _ = REDIS.getFirst().connection().call("set", commands -> commands.set(key(name), farAhead));

        Eventually.holds(
                Duration.ofSeconds(10),
                "calls are granted",
                () -> budget.ask(BudgetScope.CONFIGURED, BudgetedApi.METRICS, 50) instanceof Allowance.Granted);
    }

    @Test
    void redisThatIsOutOfMemoryStillGrantsCalls() {
        try (RealRedis own = RealRedis.start();
                RedisServer redis = TestRedis.open(own)) {
            RequestBudget budget = new RedisRequestBudget(redis.connection(), "budget", USUAL);
            String _ = redis.connection().call("fill", commands -> commands.configSet("maxmemory", "1"));

            assertThat(budget.ask(BudgetScope.CONFIGURED, BudgetedApi.METRICS, 1))
                    .isEqualTo(new Allowance.Granted(1, BudgetPolicy.WINDOW));
        }
    }

    private static List<Grant> askUntil(long end, RequestBudget budget, int callsMax) {
        List<Grant> grants = new ArrayList<>();
        for (long asked = System.nanoTime(); asked < end; asked = System.nanoTime()) {
            switch (budget.ask(BudgetScope.CONFIGURED, BudgetedApi.METRICS, callsMax)) {
                case Allowance.Granted granted -> grants.add(new Grant(asked, System.nanoTime(), granted.calls()));
                case Allowance.Wait wait -> TestRedis.letPass(wait.after());
            }
        }
        return grants;
    }

    private static byte[] key(String name) {
        return ("postern:{" + name + "}:metrics").getBytes(StandardCharsets.US_ASCII);
    }
}
