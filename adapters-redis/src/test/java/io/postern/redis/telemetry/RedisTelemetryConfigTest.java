package io.postern.redis.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RedisTelemetryConfigTest {

    @Test
    void defaults() {
        try (ApplicationContext context = ApplicationContext.run()) {
            assertThat(context.getBean(RedisQueueConfig.class))
                    .isEqualTo(new RedisQueueConfig(
                            8,
                            256L << 20,
                            Duration.ofSeconds(60),
                            512,
                            1 << 20,
                            2,
                            8L << 20,
                            Duration.ofHours(24),
                            200_000,
                            100_000,
                            25_000,
                            1_000));
            assertThat(context.getBean(RedisDestinationQueuesConfig.class))
                    .isEqualTo(new RedisDestinationQueuesConfig(2, 16L << 20, 8L << 20));
            assertThat(context.getBean(RedisDeadLettersConfig.class))
                    .isEqualTo(new RedisDeadLettersConfig(10_000, 64L << 20, 50, Duration.ofDays(14)));
        }
    }

    @Test
    void keyNames() {
        Map<String, Object> keys = Map.ofEntries(
                Map.entry("postern.telemetry.redis-queue.partitions", 32),
                Map.entry("postern.telemetry.redis-queue.bytes-max", "3GB"),
                Map.entry("postern.telemetry.redis-queue.lease", "2m"),
                Map.entry("postern.telemetry.redis-queue.frame-submissions-max", 3),
                Map.entry("postern.telemetry.redis-queue.frame-bytes-max", "4KB"),
                Map.entry("postern.telemetry.redis-queue.frames-max", 5),
                Map.entry("postern.telemetry.redis-queue.waiting-bytes-max", 6),
                Map.entry("postern.telemetry.redis-queue.receipts-keep", "3h"),
                Map.entry("postern.telemetry.redis-queue.notes-max", 10),
                Map.entry("postern.telemetry.redis-queue.keys-max", 11),
                Map.entry("postern.telemetry.redis-queue.client-keys-max", 12),
                Map.entry("postern.telemetry.redis-queue.corrupt-max", 7),
                Map.entry("postern.telemetry.redis-destination-queues.partitions", 4),
                Map.entry("postern.telemetry.redis-destination-queues.bytes-max", "2MB"),
                Map.entry("postern.telemetry.redis-destination-queues.waiting-bytes-max", "3MB"),
                Map.entry("postern.telemetry.redis-dead-letters.letters-max", 8),
                Map.entry("postern.telemetry.redis-dead-letters.bytes-max", 9),
                Map.entry("postern.telemetry.redis-dead-letters.destination-percent", 11),
                Map.entry("postern.telemetry.redis-dead-letters.keep", "10h"));
        try (ApplicationContext context = ApplicationContext.run(keys)) {
            assertThat(context.getBean(RedisQueueConfig.class))
                    .isEqualTo(new RedisQueueConfig(
                            32, 3L << 30, Duration.ofMinutes(2), 3, 4 << 10, 5, 6, Duration.ofHours(3), 10, 11, 12, 7));
            assertThat(context.getBean(RedisDestinationQueuesConfig.class))
                    .isEqualTo(new RedisDestinationQueuesConfig(4, 2L << 20, 3L << 20));
            assertThat(context.getBean(RedisDeadLettersConfig.class))
                    .isEqualTo(new RedisDeadLettersConfig(8, 9, 11, Duration.ofHours(10)));
        }
    }

    @Test
    void nonsenseIsRefusedWithItsKey() {
        for (int partitions : List.of(0, 33))
            assertThatThrownBy(() -> new RedisQueueConfig(
                            partitions, 1, Duration.ofSeconds(1), 1, 1, 1, 1, Duration.ZERO, 1, 1, 1, 1))
                    .hasMessage("postern.telemetry.redis-queue.partitions: " + partitions + " (expected: 1 to 32)");
        assertThatThrownBy(
                        () -> new RedisQueueConfig(1, 0, Duration.ofSeconds(1), 1, 1, 1, 1, Duration.ZERO, 1, 1, 1, 1))
                .hasMessage("postern.telemetry.redis-queue.bytes-max: 0 (expected: 1 or more)");
        assertThatThrownBy(() -> new RedisQueueConfig(1, 1, Duration.ZERO, 1, 1, 1, 1, Duration.ZERO, 1, 1, 1, 1))
                .hasMessage("postern.telemetry.redis-queue.lease: PT0S (expected: 1 ms or more)");
        for (int partitions : List.of(0, 5))
            assertThatThrownBy(() -> new RedisDestinationQueuesConfig(partitions, 1, 1))
                    .hasMessage("postern.telemetry.redis-destination-queues.partitions: " + partitions
                            + " (expected: 1 to 4)");
        assertThatThrownBy(() -> new RedisDeadLettersConfig(0, 1, 50, Duration.ofDays(1)))
                .hasMessage("postern.telemetry.redis-dead-letters.letters-max: 0 (expected: 1 or more)");
        for (int percent : List.of(0, 101))
            assertThatThrownBy(() -> new RedisDeadLettersConfig(1, 1, percent, Duration.ofDays(1)))
                    .hasMessage("postern.telemetry.redis-dead-letters.destination-percent: " + percent
                            + " (expected: 1 to 100)");
        assertThatThrownBy(() -> new RedisDeadLettersConfig(1, 1, 50, Duration.ZERO))
                .hasMessage("postern.telemetry.redis-dead-letters.keep: PT0S (expected: 1 ms or more)");
    }

    @ParameterizedTest
    @CsvSource({
        "redis-queue.partitions, many",
        "redis-queue.bytes-max, lots",
        "redis-queue.lease, long",
        "redis-queue.frame-submissions-max, many",
        "redis-queue.frame-bytes-max, 1 MegaByte",
        "redis-queue.frames-max, two",
        "redis-queue.waiting-bytes-max, 1e4",
        "redis-queue.corrupt-max, few",
        "redis-destination-queues.partitions, many",
        "redis-destination-queues.bytes-max, lots",
        "redis-destination-queues.waiting-bytes-max, 1e4",
        "redis-dead-letters.letters-max, all",
        "redis-dead-letters.bytes-max, half",
        "redis-dead-letters.keep, ever"
    })
    void whatCannotBeReadIsRefused(String key, String value) {
        assertThatThrownBy(() -> {
                    try (ApplicationContext context =
                            ApplicationContext.run(Map.of("postern.telemetry." + key, value))) {
                        context.getBean(RedisQueueConfig.class);
                        context.getBean(RedisDestinationQueuesConfig.class);
                        context.getBean(RedisDeadLettersConfig.class);
                    }
                })
                .hasStackTraceContaining("nable to convert");
    }
}
