package io.postern.redis.telemetry;

import io.postern.redis.OutageRedis;
import io.postern.redis.OutageRedis.Outage;
import io.postern.telemetry.model.BudgetPolicy;
import io.postern.telemetry.port.DeadLetters;
import io.postern.telemetry.port.DeliveryQueue;
import io.postern.telemetry.port.RequestBudget;
import io.postern.testkit.Unique;
import io.postern.testkit.telemetry.DeadLettersOutageContract;
import io.postern.testkit.telemetry.DeliveryQueueOutageContract;
import io.postern.testkit.telemetry.RequestBudgetOutageContract;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
record RedisTelemetryOutageTest(Outage outage)
        implements DeliveryQueueOutageContract, DeadLettersOutageContract, RequestBudgetOutageContract {

    private static final Clock CLOCK = Clock.systemUTC();

    @AutoClose
    private static final OutageRedis REDIS = new OutageRedis();

    @Override
    public DeliveryQueue queue() {
        return new RedisDeliveryQueue(
                REDIS.connected(), new QueueName(Unique.name("queue"), 0), TestQueues.hasty(), TestQueues.SEAL, CLOCK);
    }

    @Override
    public DeadLetters letters(int lettersMax) {
        return new RedisDeadLetters(
                REDIS.connected().connection(),
                Unique.name("dead-letters"),
                new RedisDeadLettersConfig(lettersMax, 10_000_000, 100, Duration.ofDays(14)),
                CLOCK);
    }

    @Override
    public RequestBudget budget() {
        return new RedisRequestBudget(
                REDIS.connected().connection(), Unique.name("budget"), new BudgetPolicy(500, 5000));
    }

    @Override
    public Instant now() {
        return CLOCK.instant();
    }

    @Override
    public void breakIt() {
        REDIS.begin(outage);
    }

    @Override
    public void mendIt() {
        REDIS.end(outage);
    }

    @Override
    public Duration timeLimit() {
        return Duration.ofSeconds(5);
    }
}
