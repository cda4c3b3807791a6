package io.postern.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.postern.access.model.Denial;
import io.postern.telemetry.model.Acceptance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Counts what comes in and what is turned away. What happens on the hot path is registered before the first call. */
@Singleton
public final class Tally {

    private final MeterRegistry registry;
    private final OfKind metrics;
    private final OfKind logs;
    private final Counter tokensIssued;
    private final Counter limiterUnavailable;
    private final Counter clocksBehind;
    private final Counter clocksAhead;
    private final Counter redriven;
    private final Counter purged;
    private final Map<Denial, Counter> tokensDenied = new EnumMap<>(Denial.class);

    Tally(MeterRegistry registry) {
        this.registry = registry;
        this.metrics = new OfKind(registry, "metrics");
        this.logs = new OfKind(registry, "logs");
        this.tokensIssued = registry.counter("postern.tokens.issued");
        this.limiterUnavailable = registry.counter("postern.limiter.unavailable");
        this.clocksBehind = registry.counter("postern.clock.corrections", "clock", "behind");
        this.clocksAhead = registry.counter("postern.clock.corrections", "clock", "ahead");
        this.redriven = letters("postern.redriven", "Dead letters that an operator put back into the delivery queue");
        this.purged = letters("postern.purged", "Dead letters that an operator threw away");
        for (Denial denial : Denial.values())
            tokensDenied.put(denial, registry.counter("postern.tokens.denied", "denial", tag(denial.name())));
    }

    /** One submission of metrics; one that came before was counted then. */
    public void metrics(Acceptance.Accepted accepted) {
        if (!accepted.before()) metrics.count(accepted);
    }

    /** One submission of logs; one that came before was counted then. */
    public void logs(Acceptance.Accepted accepted) {
        if (!accepted.before()) logs.count(accepted);
    }

    /** One submission whose times were corrected by that much; positive when the sender's clock is behind ours. */
    public void clockCorrected(Duration skew) {
        (skew.isNegative() ? clocksAhead : clocksBehind).increment();
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

    /** One submission let in with a monitoring token. */
    public void monitored() {
        registry.counter("postern.submissions.monitoring").increment();
    }

    /** One message of a machine that says it is alive, by what became of it. */
    public void heartbeat(String outcome) {
        registry.counter("postern.locate.heartbeats", "outcome", outcome).increment();
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

    private record OfKind(Counter submissions, Counter records, Counter restamped) {

        OfKind(MeterRegistry registry, String kind) {
            this(
                    registry.counter("postern.submissions.accepted", "kind", kind),
                    registry.counter("postern.records.accepted", "kind", kind),
                    registry.counter("postern.records.restamped", "kind", kind));
        }

        void count(Acceptance.Accepted accepted) {
            submissions.increment();
            records.increment(accepted.records());
            restamped.increment(accepted.restamped());
        }
    }
}
