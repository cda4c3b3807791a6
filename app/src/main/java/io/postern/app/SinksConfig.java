package io.postern.app;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.postern.app.operations.SinkPauses;
import io.postern.metering.model.TellingPolicy;
import java.time.Duration;

/**
 * How sinks are told; defaults stand in {@code application.yml}.
 *
 * @param eventsPerRound most events that one round takes from a sink's queue
 * @param keep how long an event waits for a sink that cannot take it; then it is given up
 * @param firstRetry pause after the first round in which a sink took nothing; doubles with each further one
 * @param retryMax longest pause, also of those that a sink asks for
 */
@ConfigurationProperties("postern.metering.sinks")
record SinksConfig(int eventsPerRound, Duration keep, Duration firstRetry, Duration retryMax) {

    private static final int EVENTS_MAX = 10_000;

    SinksConfig {
        Bounds.within("postern.metering.sinks.events-per-round", eventsPerRound, EVENTS_MAX);
        Bounds.positive("postern.metering.sinks.keep", keep);
        Bounds.positive("postern.metering.sinks.first-retry", firstRetry);
        Bounds.positive("postern.metering.sinks.retry-max", retryMax);
    }

    TellingPolicy policy() {
        return new TellingPolicy(eventsPerRound, keep);
    }

    SinkPauses pauses() {
        return new SinkPauses(firstRetry, retryMax);
    }
}
