package io.postern.app.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.postern.destinations.KnownDestinations;
import io.postern.shared.PortUnavailable;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears every second which destinations there are, and shows since when nothing was heard. */
public final class DestinationWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DestinationWatch.class);

    /** A change is promised to take effect within seconds; each look is one read of the store. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final KnownDestinations known;
    private final Clock clock;
    private final Lookout<Integer> lookout;
    private boolean silent; // one thread looks at a time

    public DestinationWatch(KnownDestinations known, Clock clock) {
        this.known = known;
        this.clock = clock;
        this.lookout = new Lookout<>("destination-watch", this::look, BETWEEN_LOOKS, Duration.ofSeconds(10), clock);
    }

    /** Listens once, and from then on in the background. */
    public void start() {
        lookout.start();
    }

    /** Shows on the page of meters how many there are and how old that is. */
    public void showOn(MeterRegistry meters) {
        Gauge.builder("postern.destinations", known, KnownDestinations::count)
                .description("Registered destinations that this replica knows")
                .register(meters);
        Gauge.builder("postern.destinations.age", known, this::ageSeconds)
                .description("For how long this replica has not heard which destinations there are; not a number before"
                        + " the first time")
                .baseUnit("seconds")
                .register(meters);
    }

    @Override
    public void close() {
        lookout.close();
    }

    private int look() {
        try {
            known.refresh();
        } catch (PortUnavailable unavailable) {
            if (!silent)
                LOG.warn(
                        "It cannot be heard which destinations there are; those known so far are used. why={}",
                        unavailable.getMessage());
            silent = true;
            throw unavailable;
        }
        silent = false;
        return known.count();
    }

    private double ageSeconds(KnownDestinations of) {
        return of.everHeard() ? Math.max(0, clock.millis() - of.heardAtMillis()) / 1000.0 : Double.NaN;
    }
}
