package io.postern.redis.telemetry;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.postern.redis.RedisServer;
import io.postern.shared.Secret;
import io.postern.telemetry.port.DeliveryQueues;
import io.postern.telemetry.port.NamedQueues;
import io.postern.telemetry.port.Receipts;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** The queue and its receipts, when Redis is chosen for them. */
@Factory
@Requires(property = "postern.telemetry.queue", value = "redis")
final class RedisTelemetryFactory {

    @Singleton
    ReceiptSeal receiptSeal(@Named("access-token-secret") Secret secret) {
        return new ReceiptSeal(secret);
    }

    @Singleton
    DestinationRegister destinationRegister(RedisServer redis, RedisQueueConfig config) {
        return new DestinationRegister(redis.connection(), "destination-queues", config.receiptsKeep());
    }

    @Singleton
    NamedQueues namedQueues(
            RedisServer redis,
            DestinationRegister register,
            RedisQueueConfig config,
            RedisDestinationQueuesConfig named,
            ReceiptSeal seal,
            Clock clock) {
        return new RedisNamedQueues(
                redis, register, QueueName.METRICS, QueueName.LOGS, named.beside(config), seal, clock);
    }

    @Singleton
    DeliveryQueues deliveryQueues(
            RedisServer redis, RedisQueueConfig config, ReceiptSeal seal, Clock clock, NamedQueues named) {
        return new DeliveryQueues(
                new RedisDeliveryQueue(redis, QueueName.METRICS, config, seal, clock),
                new RedisDeliveryQueue(redis, QueueName.LOGS, config, seal, clock),
                named);
    }

    @Singleton
    Receipts receipts(
            RedisServer redis, RedisQueueConfig config, ReceiptSeal seal, Clock clock, DestinationRegister register) {
        return new RedisReceipts(
                redis.connection(),
                List.of(QueueName.METRICS, QueueName.LOGS),
                seal,
                config.receiptsKeep(),
                clock,
                register::known);
    }
}
