package io.postern.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.postern.access.model.Denial;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Counts what comes in and what is turned away. What happens on the hot path is registered before the first call. */
@Singleton
public final class Tally {

    private final MeterRegistry registry;
    private final Accepted metrics;
    private final Accepted logs;
    private final Counter tokensIssued;
    private final Counter limiterUnavailable;
    private final Counter redriven;
    private final Counter purged;
    private final Map<Denial, Counter> tokensDenied = new EnumMap<>(Denial.class);

    Tally(MeterRegistry registry) {
        this.registry = registry;
        this.metrics = new Accepted(registry, "metrics");
        this.logs = new Accepted(registry, "logs");
        this.tokensIssued = registry.counter("postern.tokens.issued");
        this.limiterUnavailable = registry.counter("postern.limiter.unavailable");
        this.redriven = letters("postern.redriven", "Dead letters that an operator put back into the delivery queue");
        this.purged = letters("postern.purged", "Dead letters that an operator threw away");
        for (Denial denial : Denial.values())
            tokensDenied.put(denial, registry.counter("postern.tokens.denied", "denial", tag(denial.name())));
    }

    /** One submission of metrics, with that many datums. */
    public void acceptedMetrics(int records) {
        metrics.count(records);
    }

    /** One submission of logs, with that many events. */
    public void acceptedLogs(int records) {
        logs.count(records);
    }

    /** One refusal, whatever its cause. */
    public void refused(String reason, Endpoint endpoint) {
        registry.counter("postern.refused", "reason", tag(reason), "endpoint", endpoint.tag())
                .increment();
    }

    /** One access token handed out. */
    public void tokenIssued() {
        tokensIssued.increment();
    }

    /** One token, of either kind, not taken. */
    public void tokenDenied(Denial denial) {
        Counter counter = tokensDenied.get(denial);
        if (counter != null) counter.increment();
    }

    /** One call let through uncounted because the limiter did not answer. */
    public void limiterUnavailable() {
        limiterUnavailable.increment();
    }

    /** Dead letters that went back into the queue. */
    public void redriven(int letters) {
        redriven.increment(letters);
    }

    /** Dead letters that were thrown away on demand. */
    public void purged(int letters) {
        purged.increment(letters);
    }

    private Counter letters(String name, String description) {
        return Counter.builder(name)
                .description(description)
                .baseUnit("letters")
                .register(registry);
    }

    private static String tag(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private record Accepted(Counter submissions, Counter records) {

        Accepted(MeterRegistry registry, String kind) {
            this(
                    registry.counter("postern.submissions.accepted", "kind", kind),
                    registry.counter("postern.records.accepted", "kind", kind));
        }

        void count(int some) {
            submissions.increment();
            records.increment(some);
        }
    }
}
