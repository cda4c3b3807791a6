package io.postern.testkit.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class RealRedisTest {

    private static final Duration ANSWER_MAX = Duration.ofSeconds(5);

    @Test
    void answersPingAndSaysWhichWayWasTaken() throws IOException {
        try (RealRedis redis = RealRedis.start();
                RawRedis client = RawRedis.to(redis.uri(), ANSWER_MAX)) {
            assertThat(client.ask("PING")).isEqualTo("+PONG");
            assertThat(redis.describe())
                    .isIn("container of redis:7", "redis-server from the PATH", "binary of embedded-redis");
        }
    }

    @Test
    void twoOfThemKeepApart() throws IOException {
        try (RealRedis one = RealRedis.start();
                RealRedis other = RealRedis.start();
                RawRedis toOne = RawRedis.to(one.uri(), ANSWER_MAX);
                RawRedis toOther = RawRedis.to(other.uri(), ANSWER_MAX)) {
            toOne.ask("SET key here");

            assertThat(toOther.get("key")).isEqualTo("(none)");
        }
    }

    @Test
    void afterAKillAppendOnlyDataAreBackOnTheSamePort() throws IOException {
        try (RealRedis redis = RealRedis.start(RedisOptions.appendOnly())) {
            URI before = redis.uri();
            set(redis, "key", "kept");

            redis.kill();
            assertRefused(redis);
            redis.restart();

            assertThat(redis.uri()).isEqualTo(before);
            assertThat(get(redis, "key")).isEqualTo("kept");
        }
    }

    @Test
    void afterAStopInMemoryDataAreGone() throws IOException {
        try (RealRedis redis = RealRedis.start()) {
            set(redis, "key", "lost");

            redis.stop();
            assertRefused(redis);
            redis.restart();

            assertThat(get(redis, "key")).isEqualTo("(none)");
        }
    }

    @Test
    void pausedItTakesConnectionsAndDoesNotAnswer() throws IOException {
        try (RealRedis redis = RealRedis.start();
                RawRedis client = RawRedis.to(redis.uri(), Duration.ofMillis(200))) {
            redis.pause();
            assertThatThrownBy(() -> client.ask("PING")).isInstanceOf(SocketTimeoutException.class);
            redis.resume();

            assertThat(get(redis, "key")).isEqualTo("(none)");
        }
    }

    @Test
    void pausedItCanStillBeStoppedAndKilled() throws IOException {
        try (RealRedis redis = RealRedis.start()) {
            redis.pause();
            redis.stop();
            assertRefused(redis);

            redis.restart();
            redis.pause();
            redis.kill();
            assertRefused(redis);
        }
    }

    @Test
    void settingsReachTheServer() throws IOException {
        RedisOptions options = RedisOptions.inMemory().with("requirepass", "sesame");
        try (RealRedis redis = RealRedis.start(options);
                RawRedis client = RawRedis.to(redis.uri(), ANSWER_MAX)) {
            assertThat(client.ask("GET key")).startsWith("-NOAUTH");
        }
    }

    @Test
    void aWrongSettingFailsAtOnceWithTheServersOwnWords() {
        RedisOptions options = RedisOptions.inMemory().with("maxmemory", "plenty");

        assertThatThrownBy(() -> RealRedis.start(options)).hasMessageContaining("maxmemory");
    }

    @Test
    void closedItListensNoMore() {
        RealRedis redis = RealRedis.start();

        redis.close();

        assertRefused(redis);
    }

    @Test
    void theSharedOneIsOneAndCannotBeHarmed() throws IOException {
        RealRedis shared = RealRedis.shared();

        assertThat(RealRedis.shared()).isSameAs(shared);
        assertThatThrownBy(shared::kill).isInstanceOf(IllegalStateException.class);
        shared.close();
        assertThat(get(shared, "no-such-key")).isEqualTo("(none)");
    }

    private static void set(RealRedis redis, String key, String value) throws IOException {
        try (RawRedis client = RawRedis.to(redis.uri(), ANSWER_MAX)) {
            assertThat(client.ask("SET " + key + " " + value)).isEqualTo("+OK");
        }
    }

    private static String get(RealRedis redis, String key) throws IOException {
        try (RawRedis client = RawRedis.to(redis.uri(), ANSWER_MAX)) {
            return client.get(key);
        }
    }

    private static void assertRefused(RealRedis redis) {
        assertThatThrownBy(() -> RawRedis.to(redis.uri(), ANSWER_MAX)).isInstanceOf(ConnectException.class);
    }
}
