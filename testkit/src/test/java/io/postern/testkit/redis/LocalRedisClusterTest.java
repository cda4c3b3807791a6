package io.postern.testkit.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class LocalRedisClusterTest {

    private static final Duration ANSWER_MAX = Duration.ofSeconds(5);

    @Test
    void eachMasterHoldsKeysOfItsOwn() throws IOException {
        try (LocalRedisCluster cluster = LocalRedisCluster.start()) {
            List<String> keys = List.of("a", "b", "c");

            assertThat(keys.stream().map(cluster::masterOf)).containsExactlyInAnyOrder(0, 1, 2);
            for (String key : keys)
                assertThat(ask(cluster, cluster.masterOf(key), "SET " + key + " here"))
                        .isEqualTo("+OK");
        }
    }

    @Test
    void whenOneIsKilledTheOthersGoOnAndItsDataComeBack() throws IOException {
        try (LocalRedisCluster cluster =
                LocalRedisCluster.start(RedisOptions.appendOnly().with("appendfsync", "always"))) {
            int gone = cluster.masterOf("a");
            int other = cluster.masterOf("b");
            ask(cluster, gone, "SET a kept");

            cluster.kill(gone);
            assertThat(ask(cluster, other, "SET b here")).isEqualTo("+OK");
            cluster.restart(gone);

            try (RawRedis client = RawRedis.to(uris(cluster).get(gone), ANSWER_MAX)) {
                assertThat(client.get("a")).isEqualTo("kept");
            }
        }
    }

    @Test
    void theSharedOneCannotBeHarmed() {
        LocalRedisCluster shared = LocalRedisCluster.shared();

        assertThatThrownBy(() -> shared.kill(0)).isInstanceOf(IllegalStateException.class);
        assertThat(LocalRedisCluster.shared()).isSameAs(shared);
    }

    private static String ask(LocalRedisCluster cluster, int master, String command) throws IOException {
        try (RawRedis client = RawRedis.to(uris(cluster).get(master), ANSWER_MAX)) {
            return client.ask(command);
        }
    }

    private static List<URI> uris(LocalRedisCluster cluster) {
        return Stream.of(cluster.uri().substring("redis://".length()).split(",", -1))
                .map(address -> URI.create("redis://" + address))
                .toList();
    }
}
