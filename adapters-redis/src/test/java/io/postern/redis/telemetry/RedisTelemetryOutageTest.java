package io.postern.redis.telemetry;

import io.postern.redis.BreakableRedis;
import io.postern.redis.OutageRedis;
import io.postern.redis.OutageRedis.Outage;
import io.postern.redis.RedisServer;
import io.postern.telemetry.model.BudgetPolicy;
import io.postern.telemetry.port.DeadLetters;
import io.postern.telemetry.port.DeliveryQueue;
import io.postern.telemetry.port.NamedQueues;
import io.postern.telemetry.port.RequestBudget;
import io.postern.testkit.Unique;
import io.postern.testkit.telemetry.DeadLettersOutageContract;
import io.postern.testkit.telemetry.DeliveryQueueOutageContract;
import io.postern.testkit.telemetry.NamedQueuesOutageContract;
import io.postern.testkit.telemetry.ReceiptsContract;
import io.postern.testkit.telemetry.ReceiptsOutageContract;
import io.postern.testkit.telemetry.RequestBudgetOutageContract;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
record RedisTelemetryOutageTest(Outage outage)
        implements BreakableRedis,
                DeliveryQueueOutageContract,
                DeadLettersOutageContract,
                RequestBudgetOutageContract,
                ReceiptsOutageContract,
                NamedQueuesOutageContract {

    private static final Clock CLOCK = Clock.systemUTC();

    @AutoClose
    private static final OutageRedis REDIS = new OutageRedis();

    @Override
    public DeliveryQueue queue() {
        return new RedisDeliveryQueue(
                REDIS.connected(), new QueueName(Unique.name("queue"), 0), TestQueues.hasty(), TestQueues.SEAL, CLOCK);
    }

    @Override
    public ReceiptsContract.Desk desk() {
        QueueName name = new QueueName(Unique.name("queue"), 0);
        RedisServer server = REDIS.connected();
        return new ReceiptsContract.Desk(
                new RedisDeliveryQueue(server, name, TestQueues.hasty(), TestQueues.SEAL, CLOCK),
                new RedisReceipts(server.connection(), List.of(name), TestQueues.SEAL, Duration.ofHours(1), CLOCK));
    }

    @Override
    public NamedQueues queues() {
        String name = Unique.name("queues");
        RedisServer server = REDIS.connected();
        return new RedisNamedQueues(
                server,
                new DestinationRegister(server.connection(), name, Duration.ofHours(1)),
                new QueueName(name + "-metrics", 0),
                new QueueName(name + "-logs", 1),
                TestQueues.small(TestQueues.hasty()),
                TestQueues.SEAL,
                CLOCK);
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
    public OutageRedis redis() {
        return REDIS;
    }
}
