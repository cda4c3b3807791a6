package io.postern.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.testkit.Outages;
import io.postern.testkit.redis.RealRedis;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class RedisConnectionTest {

    @Test
    void aRedisThatIsDownAtTheStartIsFoundOnceItIsUp() {
        try (RealRedis real = RealRedis.start()) {
            real.kill();
            try (RedisServer redis = TestRedis.open(real)) {
                Outages.assertUnavailable(
                        Duration.ofSeconds(1), () -> redis.connection().call("ping", commands -> commands.ping()));

                real.restart();

                Outages.assertRecovers(
                        () -> assertThat(redis.connection().<String>call("ping", commands -> commands.ping()))
                                .isEqualTo("PONG"));
            }
        }
    }

    @Test
    void commandsOfAKilledRedisFailWithTheConnection() {
        try (RealRedis real = RealRedis.start();
                RedisServer redis = TestRedis.open(real)) {
            real.kill();

            Outages.assertUnavailable(
                    Duration.ofSeconds(1), () -> redis.connection().call("ping", commands -> commands.ping()));
        }
    }
}
