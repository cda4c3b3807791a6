package io.postern.locate.memory;

import io.postern.locate.model.LiveMachine;
import io.postern.locate.port.TargetRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Live machines of this process alone: a second replica does not know those that talk to this one. Bounded: beyond
 * {@code machinesMax} a new one is dropped, and will try again ten seconds later.
 */
public final class MemoryTargetRegistry implements TargetRegistry {

    private final int machinesMax;
    private final Clock clock;
    private final Map<String, LiveMachine> machines = new HashMap<>();

    public MemoryTargetRegistry(int machinesMax, Clock clock) {
        this.machinesMax = machinesMax;
        this.clock = clock;
    }

    @Override
    public synchronized boolean keep(LiveMachine machine) {
        String hostname = machine.registration().hostname().text();
        if (!machines.containsKey(hostname) && machines.size() >= machinesMax) dropEnded();
        if (!machines.containsKey(hostname) && machines.size() >= machinesMax) return false;
        machines.put(hostname, machine);
        return true;
    }

    @Override
    public synchronized void forget(String hostname) {
        machines.remove(hostname);
    }

    @Override
    public synchronized List<LiveMachine> machines() {
        dropEnded();
        return List.copyOf(machines.values());
    }

    private void dropEnded() {
        Instant now = clock.instant();
        machines.values().removeIf(machine -> !machine.liveAt(now));
    }
}
