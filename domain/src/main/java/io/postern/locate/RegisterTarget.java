package io.postern.locate;

import io.postern.locate.model.LiveMachine;
import io.postern.locate.model.Registration;
import io.postern.locate.port.TargetRegistry;
import io.postern.shared.PortUnavailable;
import java.time.Clock;
import java.time.Duration;

/** Keeps a machine live as long as it says that it is well. */
public final class RegisterTarget {

    /** Three messages of a machine that sends one every ten seconds. */
    private static final Duration SILENCE_MAX = Duration.ofSeconds(30);

    private final TargetRegistry registry;
    private final Clock clock;

    public RegisterTarget(TargetRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /**
     * Takes what a machine says of its health: above 0 it is live for 30 s more, otherwise it is gone at once.
     *
     * @return whether it is live now; at the bound of the registry a new machine is not
     * @throws PortUnavailable when the registry cannot be asked
     */
    public boolean report(Registration registration, double score) {
        if (score > 0)
            return registry.keep(
                    new LiveMachine(registration, score, clock.instant().plus(SILENCE_MAX)));
        registry.forget(registration.hostname().text());
        return false;
    }
}
