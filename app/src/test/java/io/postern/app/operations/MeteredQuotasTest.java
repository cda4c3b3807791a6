package io.postern.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.postern.access.model.ClientId;
import io.postern.access.model.Quota;
import io.postern.shared.PortUnavailable;
import io.postern.telemetry.memory.MemoryQuotas;
import io.postern.telemetry.model.Share;
import io.postern.telemetry.model.Usage;
import io.postern.telemetry.port.Quotas;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class MeteredQuotasTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Quota quota = new Quota(10, 10, 10);
    private final Usage one = new Usage(1, 1);

    @Test
    void whatIsNotAnsweredIsCounted() {
        ask(new MeteredQuotas(new BrokenQuotas(), meters));

        assertThat(meters.get("postern.quotas.unavailable").counter().count()).isEqualTo(2);
    }

    @Test
    void whatIsAnsweredIsNot() {
        ask(new MeteredQuotas(new MemoryQuotas(10), meters));

        assertThat(meters.get("postern.quotas.unavailable").counter().count()).isZero();
    }

    private void ask(Quotas quotas) {
        assertThat(quotas.take(ClientId.DEFAULT, 1, quota, one, one)).isNotNull();
        assertThat(quotas.addSeries(ClientId.DEFAULT, 1, quota, Set.of(1L))).isNotNull();
    }

    private static final class BrokenQuotas implements Quotas {

        @Override
        public CompletionStage<Share> take(ClientId client, long minute, Quota quota, Usage needed, Usage wanted) {
            return CompletableFuture.failedStage(new PortUnavailable("quotas", new IOException("gone")));
        }

        @Override
        public CompletionStage<Void> giveBack(ClientId client, long minute, Usage unused) {
            return CompletableFuture.failedStage(new PortUnavailable("quotas", new IOException("gone")));
        }

        @Override
        public CompletionStage<Boolean> addSeries(ClientId client, long day, Quota quota, Set<Long> series) {
            return CompletableFuture.failedStage(new PortUnavailable("quotas", new IOException("gone")));
        }
    }
}
