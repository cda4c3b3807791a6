package io.postern.app.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.postern.metering.KnownCalls;
import io.postern.metering.KnownEntitlements;
import io.postern.shared.PortUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears what clients may call, and beside it how often they did, three times in the time for which decisions are remembered.
 * Each is heard for itself: the counts of many clients take long, and what is suspended must not wait for them.
 */
public final class EntitlementWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EntitlementWatch.class);

    private final KnownEntitlements entitlements;
    private final KnownCalls calls;
    private final Clock clock;
    private final Lookout<Integer> ofEntitlements;
    private final Lookout<Integer> ofCalls;

    /** Watches so that nothing is older than {@code ttl}. */
    public EntitlementWatch(KnownEntitlements entitlements, KnownCalls calls, Duration ttl, Clock clock) {
        this.entitlements = entitlements;
        this.calls = calls;
        this.clock = clock;
        Hearing<Integer> may = new Hearing<>("entitlements", () -> {
            entitlements.refresh();
            return entitlements.count();
        });
        Hearing<Integer> did = new Hearing<>("usage", () -> {
            calls.refresh();
            return calls.count();
        });
        this.ofEntitlements = new Lookout<>("entitlement-watch", may, ttl.dividedBy(3), ttl, clock);
        this.ofCalls = new Lookout<>("call-watch", did, ttl.dividedBy(3), ttl, clock);
    }

    /** Listens once, and from then on in the background. */
    public void start() {
        ofEntitlements.start();
        ofCalls.start();
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
        ofEntitlements.close();
        ofCalls.close();
    }

    private double ageSeconds(KnownEntitlements of) {
        long heardAt = of.heardAtMillis();
        return heardAt < 0 ? Double.NaN : Math.max(0, clock.millis() - heardAt) / 1000.0;
    }

    /** Says once when there is nothing to be heard, and not again until there was. */
    private static final class Hearing<T> implements Supplier<T> {

        private final String of;
        private final Supplier<T> source;
        private boolean silent; // one thread listens at a time

        Hearing(String of, Supplier<T> source) {
            this.of = of;
            this.source = source;
        }

        @Override
        public T get() {
            try {
                T heard = source.get();
                silent = false;
                return heard;
            } catch (PortUnavailable unavailable) {
                if (!silent)
                    LOG.warn(
                            "It cannot be heard what decisions are made by. of={} why={}",
                            of,
                            unavailable.getMessage());
                silent = true;
                throw unavailable;
            }
        }
    }
}
