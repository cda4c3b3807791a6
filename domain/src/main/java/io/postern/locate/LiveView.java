package io.postern.locate;

import io.postern.locate.model.LiveMachine;
import io.postern.locate.port.TargetRegistry;
import io.postern.shared.PortUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What the registry said a moment ago, so that a crowd of callers does not make each read all machines. While one caller
 * reads anew, others go by what was said before, for as long again; after that each asks for itself, so that a registry
 * that hangs holds up nobody longer than it would without a view.
 */
public final class LiveView {

    private record Seen(Instant at, List<LiveMachine> machines) {

        boolean youngerThan(Duration age, Instant now) {
            return !now.isBefore(at) && now.isBefore(at.plus(age));
        }
    }

    private final TargetRegistry registry;
    private final Duration fresh;
    private final Clock clock;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile Seen seen = new Seen(Instant.EPOCH, List.of());

    /** @param fresh for how long what was said counts; zero: not at all */
    public LiveView(TargetRegistry registry, Duration fresh, Clock clock) {
        this.registry = registry;
        this.fresh = fresh;
        this.clock = clock;
    }

    /**
     * The machines that were live then; those whose time is over by now are among them.
     *
     * @throws PortUnavailable when the registry cannot be asked and nothing is known that is young enough
     */
    List<LiveMachine> machines() {
        Instant now = clock.instant();
        Seen last = seen;
        if (last.youngerThan(fresh, now)) return last.machines();
        boolean first = reading.tryLock();
        try {
            if (!first && last.youngerThan(fresh.multipliedBy(2), now)) return last.machines();
            List<LiveMachine> machines = registry.machines();
            seen = new Seen(now, machines);
            return machines;
        } finally {
            if (first) reading.unlock();
        }
    }
}
