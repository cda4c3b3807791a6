package io.postern.redis.telemetry;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.postern.redis.RedisServer;
import io.postern.telemetry.port.DeadLetters;
import io.postern.telemetry.port.DeliveryQueue;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The queue and its dead letters, when Redis is chosen for them. */
@Factory
@Requires(property = "postern.telemetry.queue", value = "redis")
final class RedisTelemetryFactory {

    @Singleton
    DeliveryQueue deliveryQueue(RedisServer redis, RedisQueueConfig config, Clock clock) {
        return new RedisDeliveryQueue(redis, "queue", config, clock);
    }

    @Singleton
    DeadLetters deadLetters(RedisServer redis, RedisDeadLettersConfig config, Clock clock) {
        return new RedisDeadLetters(redis.connection(), "dead-letters", config, clock);
    }
}
