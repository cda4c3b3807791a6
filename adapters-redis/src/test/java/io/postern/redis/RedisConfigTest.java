package io.postern.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.micronaut.context.ApplicationContext;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RedisConfigTest {

    @Test
    void defaults() {
        try (ApplicationContext context = ApplicationContext.run()) {
            assertThat(context.getBean(RedisConfig.class))
                    .isEqualTo(new RedisConfig("redis://localhost:6379", Duration.ofSeconds(2)));
        }
    }

    @Test
    void keyNames() {
        Map<String, Object> keys =
                Map.of("postern.redis.uri", "rediss://user:word@there:7000/3", "postern.redis.timeout", "5s");
        try (ApplicationContext context = ApplicationContext.run(keys)) {
            assertThat(context.getBean(RedisConfig.class))
                    .isEqualTo(new RedisConfig("rediss://user:word@there:7000/3", Duration.ofSeconds(5)));
        }
    }

    @Test
    void nonsenseIsRefusedWithItsKey() {
        for (String uri : List.of("http://there", "there:6379", "redis://user:wo{rd@there", ""))
            assertThatThrownBy(() -> new RedisConfig(uri, Duration.ofSeconds(1)))
                    .hasMessage("postern.redis.uri: not usable (expected: redis://host:port; in a user and a password,"
                            + " percent-encode all but letters, digits and -._~)");
        assertThatThrownBy(() -> new RedisConfig("redis://there", Duration.ZERO))
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
        RedisConfig config = new RedisConfig("redis://user:word@there", Duration.ofSeconds(1));

        assertThat(config.toString()).doesNotContain("word");
    }

    @Test
    void aPasswordThatSpoilsTheAddressIsNotPrintedEither() {
        Map<String, Object> keys = Map.of("postern.redis.uri", "redis://user:wo{rd@there");

        assertThatThrownBy(() -> {
                    try (ApplicationContext context = ApplicationContext.run(keys)) {
                        context.getBean(RedisConfig.class);
                    }
                })
                .hasStackTraceContaining("postern.redis.uri")
                .extracting(RedisConfigTest::stackTrace, STRING)
                .doesNotContain("wo{rd");
    }

    private static String stackTrace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
