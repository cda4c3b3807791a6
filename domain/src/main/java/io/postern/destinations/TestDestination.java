package io.postern.destinations;

import io.postern.destinations.model.DestinationName;
import io.postern.destinations.model.KnownDestination;
import io.postern.destinations.model.Target;
import io.postern.destinations.model.Trial;
import io.postern.destinations.port.PermissionTester;
import io.postern.shared.PortUnavailable;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Finds out what a registered destination allows. */
public final class TestDestination {

    /** Each test makes a dozen calls at once. */
    private static final int AT_ONCE_MAX = 4;

    private final FindDestination findDestination;
    private final PermissionTester tester;
    private final Semaphore places = new Semaphore(AT_ONCE_MAX);

    public TestDestination(FindDestination findDestination, PermissionTester tester) {
        this.findDestination = findDestination;
        this.tester = tester;
    }

    /**
     * Tries each permission that the destination's APIs need, and leaves nothing behind there.
     *
     * @throws PortUnavailable when the destination cannot be asked for
     */
    public Trial test(DestinationName name) {
        Optional<KnownDestination> known = findDestination.find(name);
        if (known.isEmpty()) return new Trial.Unknown();
        return switch (known.get()) {
            case KnownDestination.Locked locked -> new Trial.Locked(locked.why());
            case KnownDestination.Open open ->
                switch (open.destination().target()) {
                    case Target.LocalStore _ -> new Trial.Local();
                    case Target.Aws aws -> tested(aws);
                };
        };
    }

    private Trial tested(Target.Aws aws) {
        if (!places.tryAcquire()) return new Trial.Busy();
        try {
            return new Trial.Tested(tester.test(aws));
        } finally {
            places.release();
        }
    }
}
