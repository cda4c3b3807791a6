package io.postern.app.operations;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;

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
        HealthStatus status = watch.reachesBoth() ? HealthStatus.UP : HealthStatus.DOWN;
        return Publishers.just(HealthResult.builder("delivery-queue", status).build());
    }
}
