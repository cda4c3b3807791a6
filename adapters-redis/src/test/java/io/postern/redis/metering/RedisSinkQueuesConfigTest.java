package io.postern.redis.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RedisSinkQueuesConfigTest {

    @Test
    void defaults() {
        try (ApplicationContext context = ApplicationContext.run()) {
            assertThat(context.getBean(RedisSinkQueuesConfig.class))
                    .isEqualTo(new RedisSinkQueuesConfig(200_000, Duration.ofSeconds(60), 1_000));
        }
    }

    @Test
    void keyNames() {
        Map<String, Object> keys = Map.of(
                "postern.metering.redis-sink-queues.events-max",
                1_000,
                "postern.metering.redis-sink-queues.lease",
                "2m",
                "postern.metering.redis-sink-queues.unreadable-max",
                7);

        try (ApplicationContext context = ApplicationContext.run(keys)) {
            assertThat(context.getBean(RedisSinkQueuesConfig.class))
                    .isEqualTo(new RedisSinkQueuesConfig(1_000, Duration.ofMinutes(2), 7));
        }
    }

    @ParameterizedTest
    @CsvSource({"events-max, 999", "lease, 0s", "lease, -1s", "unreadable-max, -1"})
    void whatCannotBeMeantIsRefused(String key, String value) {
        Map<String, Object> keys = Map.of("postern.metering.redis-sink-queues." + key, value);

        try (ApplicationContext context = ApplicationContext.run(keys)) {
            assertThatThrownBy(() -> context.getBean(RedisSinkQueuesConfig.class))
                    .hasStackTraceContaining("postern.metering.redis-sink-queues." + key);
        }
    }
}
