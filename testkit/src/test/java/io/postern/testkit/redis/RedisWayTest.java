package io.postern.testkit.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.testkit.Eventually;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class RedisWayTest {

    private static final Duration ANSWER_MAX = Duration.ofSeconds(5);

    @Test
    void aContainerIsPreferredAndTheBundledBinaryComesLast() {
        assertThat(RedisWay.allowedBy("")).containsExactly(RedisWay.CONTAINER, RedisWay.PATH, RedisWay.EMBEDDED);
    }

    @Test
    void aForcedWayIsTheOnlyOne() {
        assertThat(RedisWay.allowedBy("embedded")).containsExactly(RedisWay.EMBEDDED);
    }

    @Test
    void anUnknownWayIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> RedisWay.allowedBy("docker"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("postern.test.redis: docker (expected: container, path or embedded)");
    }

    @Test
    void theBundledBinaryAnswersOnThisMachine() {
        try (RedisProcess redis = RedisWay.EMBEDDED.open(RedisOptions.inMemory())) {
            redis.start();

            URI uri = URI.create("redis://127.0.0.1:" + redis.port());
            Eventually.passes(ANSWER_MAX, () -> assertThat(ping(uri)).isEqualTo("+PONG"));
        }
    }

    private static String ping(URI uri) {
        try (RawRedis client = RawRedis.to(uri, ANSWER_MAX)) {
            return client.ask("PING");
        } catch (IOException e) {
            return e.toString();
        }
    }
}
