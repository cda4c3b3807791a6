package io.postern.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.testkit.Outages;
import io.postern.testkit.redis.LocalRedisCluster;
import io.postern.testkit.redis.RealRedis;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void aClusterThatIsDownAtTheStartIsFoundOnceItIsUp() {
        try (LocalRedisCluster cluster = LocalRedisCluster.start()) {
            for (int i = 0; i < cluster.size(); i++) cluster.kill(i);
            try (RedisServer redis = TestRedis.open(cluster)) {
                Outages.assertUnavailable(
                        Duration.ofSeconds(1), () -> redis.connection().call("ping", commands -> commands.ping()));

                cluster.restart(0, 1, 2);

                Outages.assertRecovers(() -> {
                    for (String key : List.of("a", "b", "c"))
                        redis.connection().call("get", commands -> commands.get(key.getBytes(UTF_8)));
                });
            }
        }
    }

    @Test
    void aClusterIsFoundByWhicheverOfItsServersIsThere() {
        try (LocalRedisCluster cluster = LocalRedisCluster.start()) {
            int gone = cluster.masterOf("a");
            cluster.kill(gone);
            try (RedisServer redis = TestRedis.open(cluster)) {
                Outages.assertRecovers(
                        () -> redis.connection().call("get", commands -> commands.get("b".getBytes(UTF_8))));
                Outages.assertUnavailable(Duration.ofSeconds(5), () -> redis.connection()
                        .call("get", commands -> commands.get("a".getBytes(UTF_8))));

                cluster.restart(gone);

                Outages.assertRecovers(
                        () -> redis.connection().call("get", commands -> commands.get("a".getBytes(UTF_8))));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"ONE_SERVER, 1", "CLUSTER, 3"})
    void eachServerThatHoldsDataIsAsked(Setup setup, int servers) {
        assertThat(setup.server().connection().<String>callEachMaster("ping", commands -> commands.ping()))
                .hasSize(servers)
                .containsOnly("PONG");
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
