package io.postern.app.operations;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.postern.metering.model.SinkRound;

/** Counts what became of the events that one sink was told. */
public final class SinkMeters {

    private final Counter told;
    private final Counter later;
    private final Counter refused;

    public SinkMeters(String sink, MeterRegistry meters) {
        this.told = counter(sink, "told", meters);
        this.later = counter(sink, "later", meters);
        this.refused = counter(sink, "refused", meters);
    }

    void count(SinkRound round) {
        told.increment(round.told());
        later.increment(round.later());
        refused.increment(round.refused());
    }

    private static Counter counter(String sink, String outcome, MeterRegistry meters) {
        return Counter.builder("postern.sink.tellings")
                .description("Meter events that a sink was told: it took them, will later, or never will")
                .baseUnit("events")
                .tag("sink", sink)
                .tag("outcome", outcome)
                .register(meters);
    }
}
