package io.postern.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RedisConfigTest {

    @Test
    void defaults() {
        try (ApplicationContext context = ApplicationContext.run()) {
            assertThat(context.getBean(RedisConfig.class))
                    .isEqualTo(new RedisConfig(URI.create("redis://localhost:6379"), Duration.ofSeconds(2)));
        }
    }

    @Test
    void keyNames() {
        Map<String, Object> keys =
                Map.of("postern.redis.uri", "rediss://user:word@there:7000/3", "postern.redis.timeout", "5s");
        try (ApplicationContext context = ApplicationContext.run(keys)) {
            assertThat(context.getBean(RedisConfig.class))
                    .isEqualTo(new RedisConfig(URI.create("rediss://user:word@there:7000/3"), Duration.ofSeconds(5)));
        }
    }

    @Test
    void nonsenseIsRefusedWithItsKey() {
        assertThatThrownBy(() -> new RedisConfig(URI.create("http://there"), Duration.ofSeconds(1)))
                .hasMessage("postern.redis.uri: not usable (expected: redis://host:port)");
        assertThatThrownBy(() -> new RedisConfig(URI.create("there:6379"), Duration.ofSeconds(1)))
                .hasMessage("postern.redis.uri: not usable (expected: redis://host:port)");
        assertThatThrownBy(() -> new RedisConfig(URI.create("redis://there"), Duration.ZERO))
                .hasMessage("postern.redis.timeout: PT0S (expected: 1 ms or more)");
    }

    @ParameterizedTest
    @CsvSource({"postern.redis.uri, redis://[", "postern.redis.timeout, soon"})
    void whatCannotBeReadIsRefused(String key, String value) {
        assertThatThrownBy(() -> {
                    try (ApplicationContext context = ApplicationContext.run(Map.of(key, value))) {
                        context.getBean(RedisConfig.class);
                    }
                })
                .hasStackTraceContaining(key);
    }

    @Test
    void aPasswordIsNotPrinted() {
        RedisConfig config = new RedisConfig(URI.create("redis://user:word@there"), Duration.ofSeconds(1));

        assertThat(config.toString()).doesNotContain("word");
    }
}
