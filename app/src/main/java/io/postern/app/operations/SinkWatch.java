package io.postern.app.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.postern.metering.model.SinkDepth;
import io.postern.metering.port.SinkQueue;
import java.time.Clock;
import java.time.Duration;
import java.util.function.ToDoubleFunction;

/** Looks again and again at how much waits for one sink, so that nobody who asks for it waits for the queue. */
public final class SinkWatch implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration OUTDATED = Duration.ofSeconds(5);

    private final String sink;
    private final Lookout<SinkDepth> lookout;

    public SinkWatch(String sink, SinkQueue queue, Clock clock) {
        this.sink = sink;
        this.lookout = new Lookout<>("sink-watch", queue::depth, BETWEEN_LOOKS, OUTDATED, clock);
    }

    /** Looks once, and from then on in the background. */
    public void start() {
        lookout.start();
    }

    /** Shows it on the page of meters; not a number while the queue is out of reach. */
    public void showOn(MeterRegistry meters) {
        gauge(
                "postern.sink.waiting",
                "Meter events that wait for a sink, over all replicas",
                SinkDepth::events,
                meters);
        gauge(
                "postern.sink.oldest.seconds",
                "For how long the oldest of them has waited",
                depth -> depth.oldest().toMillis() / 1e3,
                meters);
        gauge(
                "postern.sink.unreadable",
                "Meter events that were set aside because they could not be read",
                SinkDepth::unreadable,
                meters);
    }

    @Override
    public void close() {
        lookout.close();
    }

    private void gauge(String name, String description, ToDoubleFunction<SinkDepth> value, MeterRegistry meters) {
        Gauge.builder(name, lookout, watch -> watch.seen()
                        .map(value::applyAsDouble)
                        .orElse(Double.NaN))
                .description(description)
                .tag("sink", sink)
                .register(meters);
    }
}
