package io.postern.redis.telemetry;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.postern.redis.RedisServer;
import io.postern.telemetry.model.BudgetPolicy;
import io.postern.telemetry.port.DeadLetters;
import io.postern.telemetry.port.DeliveryQueue;
import io.postern.telemetry.port.RequestBudget;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The queue, its dead letters and the budget of calls, when Redis is chosen for them. */
@Factory
@Requires(property = "postern.telemetry.queue", value = "redis")
final class RedisTelemetryFactory {

    @Singleton
    DeliveryQueue deliveryQueue(RedisServer redis, RedisQueueConfig config, Clock clock) {
        return new RedisDeliveryQueue(redis, "queue", config, clock);
    }

    @Singleton
    DeadLetters deadLetters(RedisServer redis, RedisDeadLettersConfig config) {
        return new RedisDeadLetters(redis.connection(), "dead-letters", config);
    }

    @Singleton
    RequestBudget requestBudget(RedisServer redis, BudgetPolicy policy) {
        return new RedisRequestBudget(redis.connection(), "budget", policy);
    }
}
