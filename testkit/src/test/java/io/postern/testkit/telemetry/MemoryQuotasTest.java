package io.postern.testkit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.model.ClientId;
import io.postern.access.model.Quota;
import io.postern.telemetry.memory.MemoryQuotas;
import io.postern.telemetry.port.Quotas;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class MemoryQuotasTest implements QuotasContract {

    private final Quotas quotas = new MemoryQuotas(10_000);

    @Override
    public Quotas quotas() {
        return quotas;
    }

    @Test
    void atTheBoundOfAllClientsNoNewSeriesIsTaken() {
        Quotas small = new MemoryQuotas(2);

        assertThat(add(small, "a", Set.of(1L, 2L))).isTrue();
        assertThat(add(small, "b", Set.of(3L))).isFalse();
        assertThat(add(small, "a", Set.of(2L))).isTrue();
    }

    private static boolean add(Quotas quotas, String client, Set<Long> series) {
        return quotas.addSeries(new ClientId(client), 1, new Quota(1, 1, 100), series)
                .toCompletableFuture()
                .join();
    }
}
