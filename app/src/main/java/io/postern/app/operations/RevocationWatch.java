package io.postern.app.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.postern.access.KnownRevocations;
import java.time.Clock;
import java.time.Duration;

/** Hears twice a second what is revoked, and shows since when nothing was heard. */
public final class RevocationWatch implements AutoCloseable {

    /** A revocation is promised to count everywhere within two seconds; this leaves time for a slow answer. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final KnownRevocations known;
    private final Clock clock;
    private final Lookout<Integer> lookout;

    public RevocationWatch(KnownRevocations known, Clock clock) {
        this.known = known;
        this.clock = clock;
        this.lookout = new Lookout<>("revocation-watch", this::look, BETWEEN_LOOKS, Duration.ofSeconds(10), clock);
    }

    /** Listens once, and from then on in the background. */
    public void start() {
        lookout.start();
    }

    /** Shows both on the page of meters. */
    public void showOn(MeterRegistry meters) {
        Gauge.builder("postern.revocations", known, KnownRevocations::count)
                .description("Revocations that this replica heeds")
                .register(meters);
        Gauge.builder("postern.revocations.age", known, this::ageSeconds)
                .description(
                        "For how long this replica has not heard what is revoked; not a number before the first time")
                .baseUnit("seconds")
                .register(meters);
    }

    @Override
    public void close() {
        lookout.close();
    }

    private int look() {
        known.refresh();
        return known.count();
    }

    private double ageSeconds(KnownRevocations of) {
        long heardAt = of.heardAtMillis();
        return heardAt < 0 ? Double.NaN : Math.max(0, clock.millis() - heardAt) / 1000.0;
    }
}
