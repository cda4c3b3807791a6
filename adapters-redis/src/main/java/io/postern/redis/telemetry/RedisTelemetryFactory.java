package io.postern.redis.telemetry;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.postern.redis.RedisServer;
import io.postern.shared.Secret;
import io.postern.telemetry.model.BudgetPolicy;
import io.postern.telemetry.port.DeadLetters;
import io.postern.telemetry.port.DeliveryQueues;
import io.postern.telemetry.port.Receipts;
import io.postern.telemetry.port.RequestBudget;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The queue, its dead letters and the budget of calls, when Redis is chosen for them. */
@Factory
@Requires(property = "postern.telemetry.queue", value = "redis")
final class RedisTelemetryFactory {

    private static final String QUEUE = "queue";

    @Singleton
    ReceiptSeal receiptSeal(@Named("access-token-secret") Secret secret) {
        return new ReceiptSeal(secret);
    }

    @Singleton
    DeliveryQueues deliveryQueues(RedisServer redis, RedisQueueConfig config, ReceiptSeal seal, Clock clock) {
        return new DeliveryQueues(
                new RedisDeliveryQueue(redis, "metrics", config, seal, clock),
                new RedisDeliveryQueue(redis, "logs", config, seal, clock));
    }

    @Singleton
    Receipts receipts(RedisServer redis, RedisQueueConfig config, ReceiptSeal seal, Clock clock) {
        return new RedisReceipts(redis.connection(), QueueKeys.of(QUEUE), seal, config.receiptsKeep(), clock);
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
