package io.postern.app.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.postern.metering.KnownCalls;
import io.postern.metering.KnownEntitlements;
import io.postern.shared.PortUnavailable;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears what clients may call and how often they did, three times in the time for which decisions are remembered. */
public final class EntitlementWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EntitlementWatch.class);

    private final KnownEntitlements entitlements;
    private final KnownCalls calls;
    private final Clock clock;
    private final Lookout<Integer> lookout;
    private boolean silent; // one thread looks at a time

    /** Watches so that nothing is older than {@code ttl}. */
    public EntitlementWatch(KnownEntitlements entitlements, KnownCalls calls, Duration ttl, Clock clock) {
        this.entitlements = entitlements;
        this.calls = calls;
        this.clock = clock;
        this.lookout = new Lookout<>("entitlement-watch", this::look, ttl.dividedBy(3), ttl, clock);
    }

    /** Listens once, and from then on in the background. */
    public void start() {
        lookout.start();
    }

    /** Shows on the page of meters how many there are and how old that is. */
    public void showOn(MeterRegistry meters) {
        Gauge.builder("postern.entitlements", entitlements, KnownEntitlements::count)
                .description("Entitlements that this replica knows")
                .register(meters);
        Gauge.builder("postern.entitlements.age", entitlements, this::ageSeconds)
                .description("For how long this replica has not heard what clients may call; not a number before the"
                        + " first time")
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("postern.entitlements.counts", calls, KnownCalls::count)
                .description("Counts of calls that this replica keeps for quotas")
                .register(meters);
    }

    @Override
    public void close() {
        lookout.close();
    }

    private int look() {
        try {
            entitlements.refresh();
            calls.refresh();
        } catch (PortUnavailable unavailable) {
            if (!silent)
                LOG.warn(
                        "It cannot be heard what clients may call, or how often they did. why={}",
                        unavailable.getMessage());
            silent = true;
            throw unavailable;
        }
        silent = false;
        return entitlements.count();
    }

    private double ageSeconds(KnownEntitlements of) {
        long heardAt = of.heardAtMillis();
        return heardAt < 0 ? Double.NaN : Math.max(0, clock.millis() - heardAt) / 1000.0;
    }
}
