package io.postern.locate;

import io.postern.locate.model.LiveMachine;
import io.postern.locate.port.TargetRegistry;
import io.postern.shared.PortUnavailable;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Tells which machines are live. */
public final class ListTargets {

    private final TargetRegistry registry;
    private final Clock clock;

    public ListTargets(TargetRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /**
     * The live machines in the order of their hostnames.
     *
     * @param organization only those of this keeper; empty: all
     * @param experiment only those that serve this one; empty: all
     * @throws PortUnavailable when the registry cannot be asked
     */
    public List<LiveMachine> list(String organization, String experiment) {
        Instant now = clock.instant();
        return registry.machines().stream()
                .filter(machine -> machine.liveAt(now))
                .filter(machine -> organization.isEmpty()
                        || organization.equals(machine.registration().hostname().organization()))
                .filter(machine -> experiment.isEmpty()
                        || experiment.equals(machine.registration().experiment()))
                .sorted(Comparator.comparing(
                        machine -> machine.registration().hostname().text()))
                .toList();
    }
}
