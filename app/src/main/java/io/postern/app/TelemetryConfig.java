package io.postern.app;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.postern.telemetry.model.DeliveryPolicy;
import io.postern.telemetry.model.LateEvents;
import java.time.Duration;

/**
 * How telemetry is taken in and delivered; defaults stand in {@code application.yml}.
 *
 * @param queue which adapter the delivery queue is
 * @param lateEvents what becomes of log events older than CloudWatch takes
 * @param rounds rounds of delivery that overlap on this replica
 * @param recordsPerRound most records that one round takes from the queue
 * @param patience how long a round waits for a first submission; zero is refused, it would spin
 * @param company how long the first submission of a round waits for others to share its AWS calls with; zero: not at all
 * @param sendsMax most AWS calls under way at once on this replica
 * @param firstRetry wait before the first retry; doubles with each further one
 * @param retryMax longest wait between two retries
 */
@ConfigurationProperties("postern.telemetry")
record TelemetryConfig(
        String queue,
        LateEvents lateEvents,
        int rounds,
        int recordsPerRound,
        Duration patience,
        Duration company,
        int sendsMax,
        Duration firstRetry,
        Duration retryMax) {

    TelemetryConfig {
        Bounds.positive("postern.telemetry.rounds", rounds);
        Bounds.positive("postern.telemetry.patience", patience);
    }

    DeliveryPolicy policy() {
        return new DeliveryPolicy(recordsPerRound, patience, company, sendsMax, firstRetry, retryMax);
    }

    /** Whether what waits in the queue dies with this process, so that it must be delivered before the end. */
    boolean queueDiesWithUs() {
        return queue.equals("memory");
    }

    /**
     * Bounds of the memory adapters.
     *
     * @param queueBytesMax bytes that the queue holds; at the bound senders are told to come back
     * @param queueLease after this a round that has not settled is taken for dead
     * @param deadLettersMax dead letters kept; at the bound the oldest go
     * @param retention how long the local store keeps what was sent
     */
    @ConfigurationProperties("memory")
    record Memory(long queueBytesMax, Duration queueLease, int deadLettersMax, Duration retention) {
        Memory {
            Bounds.positive("postern.telemetry.memory.queue-bytes-max", queueBytesMax);
            Bounds.positive("postern.telemetry.memory.queue-lease", queueLease);
            Bounds.positive("postern.telemetry.memory.dead-letters-max", deadLettersMax);
            Bounds.positive("postern.telemetry.memory.retention", retention);
        }
    }
}
