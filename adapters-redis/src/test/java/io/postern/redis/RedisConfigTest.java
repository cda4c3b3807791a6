package io.postern.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.lettuce.core.RedisCredentialsProvider.ImmediateRedisCredentialsProvider;
import io.lettuce.core.RedisURI;
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
                    .isEqualTo(new RedisConfig("redis://localhost:6379", false, Duration.ofSeconds(2)));
        }
    }

    @Test
    void keyNames() {
        Map<String, Object> keys = Map.of(
                "postern.redis.uri", "rediss://user:word@there:7000,here",
                "postern.redis.cluster", true,
                "postern.redis.timeout", "5s");
        try (ApplicationContext context = ApplicationContext.run(keys)) {
            assertThat(context.getBean(RedisConfig.class))
                    .isEqualTo(new RedisConfig("rediss://user:word@there:7000,here", true, Duration.ofSeconds(5)));
        }
    }

    @Test
    void nonsenseIsRefusedWithItsKey() {
        for (String uri : List.of("http://there", "there:6379", "redis://user:wo{rd@there", "", "redis://a,b"))
            assertThatThrownBy(() -> new RedisConfig(uri, false, Duration.ofSeconds(1)))
                    .hasMessage("postern.redis.uri: not usable (expected: redis://host:port; in a user and a password,"
                            + " percent-encode all but letters, digits and -._~)");
        for (String uri : List.of("http://there", "there:6379", "redis://user:wo{rd@there", "", "redis://a,b/3"))
            assertThatThrownBy(() -> new RedisConfig(uri, true, Duration.ofSeconds(1)))
                    .hasMessage("postern.redis.uri: not usable (expected with postern.redis.cluster:"
                            + " redis://host:port,host:port without a database; in a user and a password,"
                            + " percent-encode all but letters, digits and -._~)");
        assertThatThrownBy(() -> new RedisConfig("redis://there", false, Duration.ZERO))
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
    void eachServerOfAClusterIsReachedInTheSameWay() {
        RedisConfig config = new RedisConfig("rediss://user:w%40rd@first:7000,second", true, Duration.ofSeconds(1));

        assertThat(config.addresses())
                .extracting(RedisURI::getHost, RedisURI::getPort, RedisURI::isSsl)
                .containsExactly(tuple("first", 7000, true), tuple("second", 6379, true));
        assertThat(config.addresses())
                .extracting(one ->
                        ((ImmediateRedisCredentialsProvider) one.getCredentialsProvider()).resolveCredentialsNow())
                .extracting(known -> known.getUsername() + ":" + String.valueOf(known.getPassword()))
                .containsOnly("user:w@rd");
    }

    @Test
    void aPasswordIsNotPrinted() {
        RedisConfig config = new RedisConfig("redis://user:word@there", false, Duration.ofSeconds(1));

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
