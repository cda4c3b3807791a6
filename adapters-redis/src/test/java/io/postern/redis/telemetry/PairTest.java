package io.postern.redis.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.model.ClientId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PairTest {

    @Test
    void aClientHasTheSamePairForEver() {
        // Replicas of different versions must agree, or a client's flood would spread: these numbers never change.
        assertThat(Pair.of(ClientId.DEFAULT, 8)).isEqualTo(new Pair(2, 4));
        assertThat(Pair.of(new ClientId("shop"), 8)).isEqualTo(new Pair(6, 5));
    }

    @Test
    void itsTwoPartitionsDiffer() {
        for (int partitions = 2; partitions <= Partition.MOST; partitions++)
            for (Pair pair : pairs(200, partitions)) assertThat(pair.first()).isNotEqualTo(pair.second());
    }

    @Test
    void oneUndividedQueueIsBoth() {
        assertThat(Pair.of(ClientId.DEFAULT, 1)).isEqualTo(new Pair(0, 0));
    }

    @Test
    void clientsAreSpreadEvenly() {
        List<Pair> pairs = pairs(8_000, 8);

        for (int partition = 0; partition < 8; partition++) {
            int number = partition;
            assertThat(pairs.stream().filter(pair -> pair.first() == number)).hasSizeBetween(850, 1_150);
            assertThat(pairs.stream().filter(pair -> pair.second() == number)).hasSizeBetween(850, 1_150);
        }
    }

    @Test
    void fewClientsHaveBothPartitionsInCommonWithAnother() {
        List<Set<Integer>> pairs = pairs(2_800, 8).stream()
                .map(pair -> Set.of(pair.first(), pair.second()))
                .toList();

        // Of eight partitions there are 28 pairs.
        assertThat(new HashSet<>(pairs)).hasSize(28);
        for (Set<Integer> pair : new HashSet<>(pairs))
            assertThat(pairs.stream().filter(pair::equals)).hasSizeBetween(60, 150);
    }

    private static List<Pair> pairs(int clients, int partitions) {
        return IntStream.range(0, clients)
                .mapToObj(i -> Pair.of(new ClientId("client-" + i), partitions))
                .toList();
    }
}
