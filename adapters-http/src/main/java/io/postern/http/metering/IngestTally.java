package io.postern.http.metering;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.postern.metering.model.CallsTaken;
import io.postern.metering.model.EntryRefusal;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts what the ways in of metering bring. */
@Singleton
public final class IngestTally {

    /** By which way calls came; what a Lambda passes on comes by the direct one. */
    public enum Way {
        FIREHOSE,
        DIRECT,
        PULL
    }

    private final Map<Way, Counter> recorded = new EnumMap<>(Way.class);
    private final Map<Way, Counter> duplicates = new EnumMap<>(Way.class);
    private final Map<EntryRefusal, Counter> refused = new EnumMap<>(EntryRefusal.class);
    private final Counter controls;

    public IngestTally(MeterRegistry registry) {
        for (Way way : Way.values()) {
            recorded.put(way, calls(registry, way, "recorded"));
            duplicates.put(way, calls(registry, way, "duplicate"));
        }
        for (EntryRefusal reason : EntryRefusal.values()) {
            if (reason == EntryRefusal.BY_SINK) continue; // it came in, and is counted with its sink
            refused.put(
                    reason,
                    Counter.builder("postern.metering.refused.entries")
                            .description("What came in as entries of access logs and was not counted")
                            .tag("reason", reason.word())
                            .register(registry));
        }
        controls = Counter.builder("postern.metering.control.messages")
                .description("Control messages of subscriptions, which hold no calls")
                .register(registry);
    }

    /** What one request or one page brought. */
    public void took(Way way, CallsTaken.Taken taken) {
        count(recorded.get(way), taken.recorded());
        count(duplicates.get(way), taken.duplicates());
        taken.kept().forEach((reason, entries) -> count(refused.get(reason), entries));
    }

    /** One message by which CloudWatch Logs tries whether it gets through. */
    void controlled() {
        controls.increment();
    }

    private static void count(@Nullable Counter counter, int more) {
        if (counter != null) counter.increment(more);
    }

    private static Counter calls(MeterRegistry registry, Way way, String outcome) {
        return Counter.builder("postern.metering.calls")
                .description("Calls of APIs that access logs told of")
                .tag("way", way.name().toLowerCase(Locale.ROOT))
                .tag("outcome", outcome)
                .register(registry);
    }
}
