package io.postern.app.operations;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Ready means that a submission can be made durable: the queue answers. */
@Readiness
@Singleton
final class QueueReadiness implements HealthIndicator {

    private final QueueWatch watch;

    QueueReadiness(QueueWatch watch) {
        this.watch = watch;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        // The look may wait for the network, and must not hold an event loop meanwhile.
        return Mono.fromSupplier(this::look).subscribeOn(Schedulers.boundedElastic());
    }

    private HealthResult look() {
        boolean reachable = watch.depth().isPresent();
        return HealthResult.builder("delivery-queue", reachable ? HealthStatus.UP : HealthStatus.DOWN)
                .build();
    }
}
