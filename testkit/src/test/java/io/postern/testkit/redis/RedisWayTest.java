package io.postern.testkit.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class RedisWayTest {

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

            assertThat(redis.running()).isTrue();
        }
    }
}
