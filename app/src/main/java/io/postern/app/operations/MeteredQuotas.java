package io.postern.app.operations;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.postern.access.model.ClientId;
import io.postern.access.model.Quota;
import io.postern.telemetry.model.Share;
import io.postern.telemetry.model.Usage;
import io.postern.telemetry.port.Quotas;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Counts questions about quotas that were not answered, because submissions go on without an answer. */
public final class MeteredQuotas implements Quotas {

    private final Quotas quotas;
    private final Counter unavailable;

    public MeteredQuotas(Quotas quotas, MeterRegistry meters) {
        this.quotas = quotas;
        this.unavailable = Counter.builder("postern.quotas.unavailable")
                .description("Questions about the quota of a client that were not answered")
                .register(meters);
    }

    @Override
    public CompletionStage<Share> take(ClientId client, long minute, Quota quota, Usage needed, Usage wanted) {
        return counted(quotas.take(client, minute, quota, needed, wanted));
    }

    @Override
    public CompletionStage<Void> giveBack(ClientId client, long minute, Usage unused) {
        return quotas.giveBack(client, minute, unused);
    }

    @Override
    public CompletionStage<Boolean> addSeries(ClientId client, long day, Quota quota, Set<Long> series) {
        return counted(quotas.addSeries(client, day, quota, series));
    }

    private <T> CompletionStage<T> counted(CompletionStage<T> answer) {
        return answer.whenComplete((_, failure) -> {
            if (failure != null) unavailable.increment();
        });
    }
}
