package io.postern.redis.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RedisStoreConfigTest {

    @Test
    void defaults() {
        try (ApplicationContext context = ApplicationContext.run()) {
            assertThat(context.getBean(RedisStoreConfig.class)).isEqualTo(new RedisStoreConfig(100_000));
        }
    }

    @Test
    void keyNames() {
        Map<String, Object> keys = Map.of("postern.access.redis-store.revoked-tokens-max", 7);
        try (ApplicationContext context = ApplicationContext.run(keys)) {
            assertThat(context.getBean(RedisStoreConfig.class)).isEqualTo(new RedisStoreConfig(7));
        }
    }

    @Test
    void noRoomAtAllIsRefused() {
        assertThatThrownBy(() -> new RedisStoreConfig(0))
                .hasMessage("postern.access.redis-store.revoked-tokens-max: 0 (expected: 1 or more)");
    }
}
