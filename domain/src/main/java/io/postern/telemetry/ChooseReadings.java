package io.postern.telemetry;

import io.postern.destinations.KnownDestinations;
import io.postern.destinations.model.DestinationName;
import io.postern.destinations.model.KnownDestination;
import io.postern.destinations.model.Target;
import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.ClientSight;
import io.postern.telemetry.model.Sight;
import io.postern.telemetry.port.LogFeed;
import io.postern.telemetry.port.LogReader;
import io.postern.telemetry.port.Outlet;
import io.postern.telemetry.port.Outlets;
import io.postern.telemetry.port.Readers;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Finds out what can be asked of a destination, by the name that somebody said. */
public final class ChooseReadings {

    /** The destination that is configured and not registered. */
    public static final String CONFIGURED = "default";

    private final Readers configured;
    private final Function<LogReader, LogFeed> feeds;
    private final TailPlaces places;
    private final KnownDestinations known;
    private final Outlets outlets;

    /**
     * Chooses between the registered destinations and the configured one.
     *
     * @param configured those of the configured one
     * @param feeds how one hears of what comes, where such a reader reads
     */
    public ChooseReadings(
            Readers configured,
            Function<LogReader, LogFeed> feeds,
            TailPlaces places,
            KnownDestinations known,
            Outlets outlets) {
        this.configured = configured;
        this.feeds = feeds;
        this.places = places;
        this.known = known;
        this.outlets = outlets;
        known.whenRefreshed(places::closeWhatIsGone);
    }

    /**
     * What can be asked of the destination of that name as it is now; to be asked for each use.
     *
     * @param name empty, or {@link #CONFIGURED}, for the configured destination
     * @param sight how far who asks can see; questions are permitted by it first
     * @throws PortUnavailable when it was not heard yet which destinations there are
     */
    public ReadingsChoice choose(String name, Sight sight) {
        if (name.isEmpty() || name.equals(CONFIGURED)) return chosen(configured, () -> true, sight);
        Optional<DestinationName> read = DestinationName.read(name);
        if (read.isEmpty()) return new ReadingsChoice.Unknown();
        // Before its outlet: of one that changes in between, a tail ends too early and not too late.
        Optional<Target> target = target(read.get());
        return switch (outlets.find(read.get())) {
            case Outlet.Open open ->
                chosen(open.readers(), () -> target(read.get()).equals(target), sight);
            case Outlet.Closed(String why) -> closed(read.get(), why);
        };
    }

    private ReadingsChoice chosen(Readers readers, BooleanSupplier stands, Sight sight) {
        Readers shared = sight instanceof ClientSight client ? readers.of(client.client()) : readers;
        TailLogs tailLogs = new TailLogs(feeds.apply(shared.logs()), places, stands, sight);
        return new ReadingsChoice.Chosen(Readings.of(shared, tailLogs, sight));
    }

    private Optional<Target> target(DestinationName name) {
        return known.find(name)
                .filter(KnownDestination.Open.class::isInstance)
                .map(open -> ((KnownDestination.Open) open).destination().target());
    }

    private ReadingsChoice closed(DestinationName name, String why) {
        if (!known.everHeard())
            throw new PortUnavailable(why, new IllegalStateException("destinations: nothing was heard yet"));
        return known.find(name).isPresent() ? new ReadingsChoice.Closed(why) : new ReadingsChoice.Unknown();
    }
}
