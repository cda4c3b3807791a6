package io.postern.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.postern.app.boot.Keys;
import io.postern.app.operations.SinkLoop;
import io.postern.app.operations.SinkLoops;
import io.postern.app.operations.SinkMeters;
import io.postern.app.operations.SinkWatch;
import io.postern.app.operations.SinkWatches;
import io.postern.metering.TellSink;
import io.postern.metering.memory.MemorySinkQueue;
import io.postern.metering.port.MeterSink;
import io.postern.metering.port.RefusedEntries;
import io.postern.metering.port.SinkQueue;
import io.postern.metering.port.SinkQueues;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Puts the sinks of meter events together: for each that is on, its queue, its loop and its gauges. */
@Factory
final class SinkWiring {

    /** What the memory ledger fills, too. */
    @EachBean(MeterSink.class)
    @Requires(property = Keys.LEDGER, value = "memory")
    MemorySinkQueue memorySinkQueue(MeterSink sink, MemorySinkQueuesConfig bounds, Clock clock) {
        return new MemorySinkQueue(sink.name(), bounds.eventsMax(), bounds.lease(), clock);
    }

    @Singleton
    @Requires(property = Keys.LEDGER, value = "memory")
    SinkQueues sinkQueues(List<MemorySinkQueue> queues) {
        return new SinkQueues(sink -> queues.stream()
                .filter(queue -> queue.sink().equals(sink))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("sink: " + sink + " (expected: one that is on)")));
    }

    @Singleton
    SinkLoops sinkLoops(
            List<MeterSink> sinks,
            SinkQueues queues,
            RefusedEntries refusedEntries,
            SinksConfig config,
            @Property(name = Keys.LEDGER) String store,
            MeterRegistry meters,
            Clock clock,
            RandomGenerator random) {
        boolean queuesDieWithUs = store.equals("memory");
        List<SinkLoop> loops = new ArrayList<>();
        List<SinkQueue> all = new ArrayList<>();
        for (MeterSink sink : sinks) {
            SinkQueue queue = queues.of(sink);
            TellSink tellSink = new TellSink(sink, queue, refusedEntries, config.policy(), clock);
            SinkMeters sinkMeters = new SinkMeters(sink.name(), meters);
            loops.add(new SinkLoop(sink.name(), tellSink, sinkMeters, config.pauses(), queuesDieWithUs, clock, random));
            all.add(queue);
        }
        return new SinkLoops(loops, all, queuesDieWithUs);
    }

    // Made at the start, so that its gauges are on the page before anybody probes.
    @Context
    @Bean(preDestroy = "close")
    SinkWatches sinkWatches(List<MeterSink> sinks, SinkQueues queues, MeterRegistry meters, Clock clock) {
        List<SinkWatch> watches = new ArrayList<>();
        for (MeterSink sink : sinks) {
            SinkWatch watch = new SinkWatch(sink.name(), queues.of(sink), clock);
            watch.showOn(meters);
            watch.start();
            watches.add(watch);
        }
        return new SinkWatches(List.copyOf(watches));
    }
}
