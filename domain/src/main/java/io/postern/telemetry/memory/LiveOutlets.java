package io.postern.telemetry.memory;

import io.postern.destinations.KnownDestinations;
import io.postern.destinations.model.DestinationName;
import io.postern.destinations.model.KnownDestination;
import io.postern.destinations.model.Target;
import io.postern.telemetry.port.OpenedOutlet;
import io.postern.telemetry.port.Outlet;
import io.postern.telemetry.port.OutletMaker;
import io.postern.telemetry.port.Outlets;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The outlets of the destinations that this process knows of. One is made when it is first asked for, kept as long as
 * its target is the same, and closed at the next refresh once it is not. There are as many as destinations at most.
 */
public final class LiveOutlets implements Outlets, AutoCloseable {

    private record Made(Target target, OpenedOutlet opened) {}

    private final KnownDestinations known;
    private final OutletMaker aws;
    private final Function<DestinationName, Outlet.Open> local;
    private final ConcurrentMap<DestinationName, Made> made = new ConcurrentHashMap<>();

    /**
     * None made yet.
     *
     * @param local makes a local store of its own for each destination that is one
     */
    public LiveOutlets(KnownDestinations known, OutletMaker aws, Function<DestinationName, Outlet.Open> local) {
        this.known = known;
        this.aws = aws;
        this.local = local;
        known.whenRefreshed(this::closeWhatIsGone);
    }

    @Override
    public Outlet find(DestinationName name) {
        Optional<KnownDestination> found = known.find(name);
        if (found.isEmpty()) return new Outlet.Closed(unknown(name));
        return switch (found.get()) {
            case KnownDestination.Locked locked ->
                new Outlet.Closed("the destination " + name + " does not open: " + locked.why());
            case KnownDestination.Open open -> open(name, open.destination().target());
        };
    }

    private String unknown(DestinationName name) {
        return known.everHeard()
                ? "there is no destination " + name
                : "the destination " + name + " is not known yet: their store did not answer since the start";
    }

    private Outlet open(DestinationName name, Target target) {
        Made before = made.get(name);
        Made now = before != null && before.target().equals(target)
                ? before
                : made.compute(name, (_, other) -> make(name, target, other));
        return now.opened().now().get();
    }

    private Made make(DestinationName name, Target target, @Nullable Made before) {
        if (before != null && before.target().equals(target)) return before;
        if (before != null) before.opened().close().run();
        return new Made(
                target,
                switch (target) {
                    case Target.Aws account -> aws.open(name, account);
                    case Target.LocalStore _ -> OpenedOutlet.of(local.apply(name));
                });
    }

    private void closeWhatIsGone() {
        for (DestinationName name : made.keySet())
            made.computeIfPresent(name, (_, one) -> {
                if (known.find(name).filter(now -> isStill(one, now)).isPresent()) return one;
                one.opened().close().run();
                return null;
            });
    }

    /** One that does not open any more, such as behind another master key, would not be found either. */
    private static boolean isStill(Made made, KnownDestination now) {
        return now instanceof KnownDestination.Open open
                && open.destination().target().equals(made.target());
    }

    /** Closes all of them. */
    @Override
    public void close() {
        for (Made one : made.values()) one.opened().close().run();
        made.clear();
    }
}
