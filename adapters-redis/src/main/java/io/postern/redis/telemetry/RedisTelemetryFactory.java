package io.postern.redis.telemetry;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.postern.redis.RedisServer;
import io.postern.shared.Secret;
import io.postern.telemetry.port.DeadLetters;
import io.postern.telemetry.port.DeliveryQueue;
import io.postern.telemetry.port.Receipts;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The queue and its dead letters, when Redis is chosen for them. */
@Factory
@Requires(property = "postern.telemetry.queue", value = "redis")
final class RedisTelemetryFactory {

    private static final String QUEUE = "queue";

    @Singleton
    ReceiptSeal receiptSeal(@Named("access-token-secret") Secret secret) {
        return new ReceiptSeal(secret);
    }

    @Singleton
    DeliveryQueue deliveryQueue(RedisServer redis, RedisQueueConfig config, ReceiptSeal seal, Clock clock) {
        return new RedisDeliveryQueue(redis, QUEUE, config, seal, clock);
    }

    @Singleton
    Receipts receipts(RedisServer redis, RedisQueueConfig config, ReceiptSeal seal, Clock clock) {
        return new RedisReceipts(redis.connection(), QueueKeys.of(QUEUE), seal, config.receiptsKeep(), clock);
    }

    @Singleton
    DeadLetters deadLetters(RedisServer redis, RedisDeadLettersConfig config) {
        return new RedisDeadLetters(redis.connection(), "dead-letters", config);
    }
}
