package io.postern.app.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.postern.destinations.RenewSeals;
import io.postern.destinations.model.DestinationName;
import io.postern.destinations.model.KnownDestination;
import io.postern.destinations.model.SealReport;
import io.postern.shared.PortUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the seals of destinations at the start and every minute: what an older master key sealed is sealed anew, and
 * what does not open is told once by its name, while all others work on.
 */
public final class SealWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SealWatch.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

    private final RenewSeals renewSeals;
    private final Lookout<SealReport> lookout;
    private Set<DestinationName> told = Set.of(); // one thread looks at a time
    private boolean unavailable; // as above
    private boolean hindered; // as above

    public SealWatch(RenewSeals renewSeals, Clock clock) {
        this.renewSeals = renewSeals;
        this.lookout = new Lookout<>("seal-watch", this::look, BETWEEN_LOOKS, BETWEEN_LOOKS.multipliedBy(3), clock);
    }

    /** Looks once, and from then on in the background. */
    public void start() {
        lookout.start();
    }

    /** Shows on the page of meters how many do not open. */
    public void showOn(MeterRegistry meters) {
        Gauge.builder("postern.destinations.locked", this, SealWatch::locked)
                .description("Registered destinations that no master key opens; not a number when it is not known")
                .register(meters);
    }

    @Override
    public void close() {
        lookout.close();
    }

    private SealReport look() {
        SealReport report = renewed();
        if (report.renewed() > 0)
            LOG.info("Destinations were sealed anew with the active master key. destinations={}", report.renewed());
        if (!report.whyNotRenewed().isEmpty() && !hindered)
            LOG.error(
                    "Destinations cannot be sealed anew with the active master key; it is tried again every minute."
                            + " why={}",
                    report.whyNotRenewed());
        hindered = !report.whyNotRenewed().isEmpty();
        Set<DestinationName> locked = new HashSet<>();
        for (KnownDestination.Locked one : report.locked()) {
            locked.add(one.name());
            if (!told.contains(one.name()))
                LOG.error(
                        "A destination does not open; it is tried again every minute. Bring its master key back"
                                + " (postern.destinations.master-keys), or replace or remove it. name={} why={}",
                        one.name(),
                        one.why());
        }
        told = locked;
        return report;
    }

    /** Nothing else says why, and a table that is missing or denied does not mend itself. */
    private SealReport renewed() {
        try {
            SealReport report = renewSeals.renew();
            unavailable = false;
            return report;
        } catch (PortUnavailable failure) {
            if (!unavailable)
                LOG.error(
                        "Destinations cannot be looked at; it is tried again every minute. why={}",
                        failure.getMessage());
            unavailable = true;
            throw failure;
        }
    }

    private double locked() {
        return lookout.seen().map(report -> (double) report.locked().size()).orElse(Double.NaN);
    }
}
