package io.postern.redis.telemetry;

import io.postern.redis.RedisServer;
import io.postern.redis.Setup;
import io.postern.redis.TestRedis;
import io.postern.telemetry.port.DeliveryQueue;
import io.postern.testkit.Unique;
import io.postern.testkit.telemetry.DeliveryQueueContract;
import io.postern.testkit.telemetry.FairTurnsContract;
import io.postern.testkit.telemetry.IdempotencyContract;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class RedisDeliveryQueueTest implements DeliveryQueueContract, FairTurnsContract, IdempotencyContract {

    private static final Clock CLOCK = Clock.systemUTC();

    private final RedisServer redis;

    private final IdentityHashMap<DeliveryQueue, Supplier<DeliveryQueue>> replicas = new IdentityHashMap<>();

    RedisDeliveryQueueTest(Setup setup) {
        this.redis = setup.server();
    }

    @Override
    public DeliveryQueue queue() {
        return queue(TestQueues.ample());
    }

    @Override
    public DeliveryQueue hastyQueue() {
        return queue(TestQueues.hasty());
    }

    @Override
    public DeliveryQueue tightQueue() {
        return queue(TestQueues.tight());
    }

    @Override
    public DeliveryQueue queueOfFewKeys() {
        return queue(TestQueues.ofFewKeys());
    }

    @Override
    public DeliveryQueue replicaOf(DeliveryQueue queue) {
        Supplier<DeliveryQueue> replica = replicas.get(queue);
        if (replica == null) throw new IllegalArgumentException("queue: unknown (expected: one from here)");
        return replica.get();
    }

    @Override
    public Duration shortLease() {
        return TestQueues.SHORT_LEASE;
    }

    @Override
    public Instant now() {
        return CLOCK.instant();
    }

    @Override
    public void letPass(Duration time) {
        TestRedis.letPass(time);
    }

    private DeliveryQueue queue(RedisQueueConfig config) {
        String name = Unique.name("queue");
        DeliveryQueue queue = new RedisDeliveryQueue(redis, new QueueName(name, 0), config, TestQueues.SEAL, CLOCK);
        replicas.put(
                queue, () -> new RedisDeliveryQueue(redis, new QueueName(name, 0), config, TestQueues.SEAL, CLOCK));
        return queue;
    }
}
