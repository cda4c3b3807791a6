package io.postern.app;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.convert.format.ReadableBytes;
import io.postern.telemetry.model.BudgetPolicy;
import io.postern.telemetry.model.ClockSkewPolicy;
import io.postern.telemetry.model.DeliveryPolicy;
import io.postern.telemetry.model.LateRecords;
import io.postern.telemetry.model.ReadRates;
import java.time.Duration;

/**
 * How telemetry is taken in and delivered; defaults stand in {@code application.yml}.
 *
 * @param queue which adapter the delivery queue is
 * @param lateEvents what becomes of log events older than CloudWatch takes
 * @param lateMetrics what becomes of datums older than CloudWatch takes
 * @param rounds rounds of delivery that overlap on this replica
 * @param slowRoundsMax rounds beside these that have been sending for more than two seconds; beyond, slow ones keep their
 *     places. Zero: one that hangs always keeps its place
 * @param recordsPerRound most records that one round takes from the queue
 * @param patience how long a round waits for a first submission; zero is refused, it would spin
 * @param company how long the first submission of a round waits for others to share its AWS calls with; zero: not at all
 * @param roundMax how long a round starts AWS calls; what is left then is postponed. With {@code company} and the
 *     longest call it must be shorter than the queue's lease
 * @param sendsMax most calls to one AWS service under way at once on this replica
 * @param firstRetry wait before the first retry; doubles with each further one
 * @param retryMax longest wait between two retries
 */
@ConfigurationProperties("postern.telemetry")
record TelemetryConfig(
        String queue,
        LateRecords lateEvents,
        LateRecords lateMetrics,
        int rounds,
        int slowRoundsMax,
        int recordsPerRound,
        Duration patience,
        Duration company,
        Duration roundMax,
        int sendsMax,
        Duration firstRetry,
        Duration retryMax) {

    TelemetryConfig {
        Bounds.positive("postern.telemetry.rounds", rounds);
        Bounds.notNegative("postern.telemetry.slow-rounds-max", slowRoundsMax);
        Bounds.positive("postern.telemetry.patience", patience);
    }

    DeliveryPolicy policy() {
        return policy(recordsPerRound);
    }

    /** The same with rounds of so many records at most. */
    DeliveryPolicy policy(int recordsMax) {
        return new DeliveryPolicy(recordsMax, patience, company, roundMax, sendsMax, firstRetry, retryMax);
    }

    /** Whether what waits in the queue dies with this process, so that it must be delivered before the end. */
    boolean queueDiesWithUs() {
        return queue.equals("memory");
    }

    /**
     * How wrong the clocks of senders may be that say when they sent.
     *
     * @param tolerance up to this a clock counts as right; zero corrects every clock
     * @param max up to this, each way, a clock is corrected; beyond it the submission is refused
     */
    @ConfigurationProperties("clock-skew")
    record ClockSkew(Duration tolerance, Duration max) {
        ClockSkew {
            if (tolerance.isNegative())
                throw new IllegalArgumentException(
                        "postern.telemetry.clock-skew.tolerance: " + tolerance + " (expected: zero or more)");
            if (max.compareTo(tolerance) < 0 || max.compareTo(ClockSkewPolicy.MAX) > 0)
                throw new IllegalArgumentException("postern.telemetry.clock-skew.max: " + max
                        + " (expected: from postern.telemetry.clock-skew.tolerance, " + tolerance + ", to "
                        + ClockSkewPolicy.MAX + ")");
        }

        ClockSkewPolicy policy() {
            return new ClockSkewPolicy(tolerance, max);
        }
    }

    /**
     * Delivery from the queue of each registered destination, of which there may be many; whatever is not said here is as it
     * is for the configured one.
     *
     * @param rounds rounds of delivery of one queue that overlap on this replica
     * @param slowRoundsMax rounds beside these that have been sending for more than two seconds
     * @param recordsPerRound most records that one round takes from the queue
     */
    @ConfigurationProperties("destination-queues")
    record DestinationQueues(int rounds, int slowRoundsMax, int recordsPerRound) {
        DestinationQueues {
            Bounds.positive("postern.telemetry.destination-queues.rounds", rounds);
            Bounds.notNegative("postern.telemetry.destination-queues.slow-rounds-max", slowRoundsMax);
            Bounds.positive("postern.telemetry.destination-queues.records-per-round", recordsPerRound);
        }
    }

    /**
     * How many calls all replicas together make to AWS, in one account and region.
     *
     * @param metricCallsPerSecond of PutMetricData
     * @param logCallsPerSecond of PutLogEvents
     */
    @ConfigurationProperties("budget")
    record Budget(int metricCallsPerSecond, int logCallsPerSecond) {

        private static final int CALLS_MAX = BudgetPolicy.CALLS_PER_SECOND_MAX;

        Budget {
            Bounds.within("postern.telemetry.budget.metric-calls-per-second", metricCallsPerSecond, CALLS_MAX);
            Bounds.within("postern.telemetry.budget.log-calls-per-second", logCallsPerSecond, CALLS_MAX);
        }

        BudgetPolicy policy(ReadRates reads) {
            return new BudgetPolicy(metricCallsPerSecond, logCallsPerSecond, reads);
        }
    }

    /**
     * The queue in this process.
     *
     * @param bytesMax bytes that it holds; at the bound senders are told to come back
     * @param lease after this a round that has not settled is taken for dead
     * @param receiptsMax submissions whose receipts are answered; at the bound the oldest are forgotten
     * @param clientKeysMax most idempotency keys of one client that are remembered; at the bound its oldest are forgotten
     */
    @ConfigurationProperties("memory-queue")
    record MemoryQueue(@ReadableBytes long bytesMax, Duration lease, int receiptsMax, int clientKeysMax) {
        MemoryQueue {
            Bounds.positive("postern.telemetry.memory-queue.bytes-max", bytesMax);
            Bounds.positive("postern.telemetry.memory-queue.lease", lease);
            Bounds.positive("postern.telemetry.memory-queue.receipts-max", receiptsMax);
            Bounds.positive("postern.telemetry.memory-queue.client-keys-max", clientKeysMax);
        }
    }

    /**
     * Dead letters in this process.
     *
     * @param lettersMax letters kept; at the bound the oldest go
     * @param destinationPercent how much of that is the share of one destination, 1 to 100; once there is no room for all,
     *     those of one that has more go first
     * @param keep how long a letter is kept; a zero is refused
     */
    @ConfigurationProperties("memory-dead-letters")
    record MemoryLetters(int lettersMax, int destinationPercent, Duration keep) {
        MemoryLetters {
            Bounds.positive("postern.telemetry.memory-dead-letters.letters-max", lettersMax);
            Bounds.within("postern.telemetry.memory-dead-letters.destination-percent", destinationPercent, 100);
            Bounds.positive("postern.telemetry.memory-dead-letters.keep", keep);
        }

        /** The share of one destination in letters; one at least. */
        int destinationLettersMax() {
            return Math.max(1, Math.toIntExact((long) lettersMax * destinationPercent / 100));
        }
    }

    /**
     * The destination in this process; at a bound the oldest go.
     *
     * @param company longest {@code company} where this is the configured destination; zero: none
     * @param retention how long it keeps what was sent
     * @param seriesMax series of metrics kept
     * @param valuesMax values of all series kept
     * @param logBytesMax bytes of log events kept
     */
    @ConfigurationProperties("memory-destination")
    record MemoryDestination(
            Duration company,
            Duration retention,
            int seriesMax,
            long valuesMax,
            @ReadableBytes long logBytesMax) {
        MemoryDestination {
            if (company.isNegative())
                throw new IllegalArgumentException(
                        "postern.telemetry.memory-destination.company: " + company + " (expected: zero or more)");
            Bounds.positive("postern.telemetry.memory-destination.retention", retention);
            Bounds.positive("postern.telemetry.memory-destination.series-max", seriesMax);
            Bounds.positive("postern.telemetry.memory-destination.values-max", valuesMax);
            Bounds.positive("postern.telemetry.memory-destination.log-bytes-max", logBytesMax);
        }
    }
}
