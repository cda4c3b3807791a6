package io.postern.app.operations;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.postern.probe.model.Finding;
import io.postern.probe.model.RecordKind;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Counts what this replica's probes found out, by kind of record. All are on the page before the first probe. */
public final class ProbeMeters {

    private final Map<RecordKind, OfKind> kinds = new EnumMap<>(RecordKind.class);
    private final Clock clock;

    public ProbeMeters(MeterRegistry meters, Clock clock) {
        this.clock = clock;
        for (RecordKind kind : RecordKind.values()) kinds.put(kind, new OfKind(meters, kind));
    }

    void count(List<Finding> findings) {
        for (Finding finding : findings) {
            OfKind kind = kinds.get(finding.kind());
            if (kind != null) kind.count(finding, clock.millis() / 1000.0);
        }
    }

    private static final class OfKind {

        private final Counter sent;
        private final Counter notSent;
        private final Counter lost;
        private final Counter unreadable;
        private final Timer visible;
        private volatile double lastSuccess = Double.NaN;

        OfKind(MeterRegistry meters, RecordKind kind) {
            String tag = kind.name().toLowerCase(Locale.ROOT);
            this.sent = counter(meters, tag, "sent", "Records of probes that were accepted");
            this.notSent = counter(meters, tag, "refused", "Records of probes that were not accepted");
            this.lost = counter(meters, tag, "lost", "Accepted records of probes that were not there in time");
            this.unreadable = counter(
                    meters,
                    tag,
                    "unreadable",
                    "Accepted records of probes whose destination could not be read in time");
            this.visible = Latencies.timer(
                    meters,
                    "postern.probe.visible",
                    "From the acceptance of a probe's record until it could be read back",
                    "kind",
                    tag);
            Gauge.builder("postern.probe.last.success", this, of -> of.lastSuccess)
                    .description("When a probe's record could be read back last, in Unix time")
                    .baseUnit("seconds")
                    .tag("kind", tag)
                    .register(meters);
        }

        void count(Finding finding, double now) {
            switch (finding) {
                case Finding.Visible seen -> {
                    sent.increment();
                    visible.record(seen.appearing());
                    lastSuccess = now;
                }
                case Finding.Lost _ -> {
                    sent.increment();
                    lost.increment();
                }
                case Finding.Unreadable _ -> {
                    sent.increment();
                    unreadable.increment();
                }
                case Finding.NotSent _ -> notSent.increment();
                case Finding.Abandoned _ -> sent.increment();
            }
        }

        private static Counter counter(MeterRegistry meters, String kind, String name, String description) {
            return Counter.builder("postern.probe." + name)
                    .description(description)
                    .baseUnit("records")
                    .tag("kind", kind)
                    .register(meters);
        }
    }
}
