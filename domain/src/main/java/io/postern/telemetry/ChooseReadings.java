package io.postern.telemetry;

import io.postern.destinations.KnownDestinations;
import io.postern.destinations.model.DestinationName;
import io.postern.shared.PortUnavailable;
import io.postern.telemetry.port.LogReader;
import io.postern.telemetry.port.MetricReader;
import io.postern.telemetry.port.Outlet;
import io.postern.telemetry.port.Outlets;
import java.util.Optional;

/** Finds out what can be asked of a destination, by the name that somebody said. */
public final class ChooseReadings {

    /** The destination that is configured and not registered. */
    public static final String CONFIGURED = "default";

    private final Readings configured;
    private final KnownDestinations known;
    private final Outlets outlets;

    /**
     * Chooses between the registered destinations and the configured one.
     *
     * @param metrics reads the metrics of the configured one
     * @param logs reads its log events
     */
    public ChooseReadings(MetricReader metrics, LogReader logs, KnownDestinations known, Outlets outlets) {
        this.configured = Readings.of(metrics, logs);
        this.known = known;
        this.outlets = outlets;
    }

    /**
     * What can be asked of the destination of that name as it is now; to be asked for each use.
     *
     * @param name empty, or {@link #CONFIGURED}, for the configured destination
     * @throws PortUnavailable when it was not heard yet which destinations there are
     */
    public ReadingsChoice choose(String name) {
        if (name.isEmpty() || name.equals(CONFIGURED)) return new ReadingsChoice.Chosen(configured);
        Optional<DestinationName> read = DestinationName.read(name);
        if (read.isEmpty()) return new ReadingsChoice.Unknown();
        return switch (outlets.find(read.get())) {
            case Outlet.Open open -> new ReadingsChoice.Chosen(Readings.of(open.metricReader(), open.logReader()));
            case Outlet.Closed(String why) -> closed(read.get(), why);
        };
    }

    private ReadingsChoice closed(DestinationName name, String why) {
        if (!known.everHeard())
            throw new PortUnavailable(why, new IllegalStateException("destinations: nothing was heard yet"));
        return known.find(name).isPresent() ? new ReadingsChoice.Closed(why) : new ReadingsChoice.Unknown();
    }
}
