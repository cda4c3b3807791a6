package io.postern.redis.telemetry;

import io.postern.destinations.model.DestinationName;
import io.postern.redis.RedisServer;
import io.postern.redis.Setup;
import io.postern.redis.TestRedis;
import io.postern.telemetry.port.DeliveryQueue;
import io.postern.testkit.Unique;
import io.postern.testkit.telemetry.DeliveryQueueContract;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class NamedDeliveryQueueTest implements DeliveryQueueContract {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final DestinationName SHOP = new DestinationName("shop");

    private final RedisServer redis;
    private final IdentityHashMap<DeliveryQueue, Supplier<DeliveryQueue>> replicas = new IdentityHashMap<>();

    NamedDeliveryQueueTest(Setup setup) {
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
    public Duration shortLease() {
        return TestQueues.SHORT_LEASE;
    }

    @Override
    public void letPass(Duration time) {
        TestRedis.letPass(time);
    }

    @Override
    public DeliveryQueue tightQueue() {
        return queue(TestQueues.tight());
    }

    @Override
    public DeliveryQueue replicaOf(DeliveryQueue queue) {
        Supplier<DeliveryQueue> replica = replicas.get(queue);
        if (replica == null) throw new IllegalArgumentException("queue: unknown (expected: one from here)");
        return replica.get();
    }

    @Override
    public Instant now() {
        return CLOCK.instant();
    }

    private DeliveryQueue queue(RedisQueueConfig config) {
        String name = Unique.name("queue");
        DeliveryQueue queue = queue(name, config);
        replicas.put(queue, () -> queue(name, config));
        return queue;
    }

    private DeliveryQueue queue(String name, RedisQueueConfig config) {
        RedisQueueConfig small = TestQueues.small(config);
        return new NamedDeliveryQueue(
                SHOP,
                new DestinationRegister(redis.connection(), name, Duration.ofHours(1)),
                new RedisDeliveryQueue(
                        redis,
                        new QueueName(name, 0).of(SHOP),
                        small,
                        TestQueues.SEAL.under(SHOP),
                        CLOCK,
                        Common.ofMany(small)));
    }
}
