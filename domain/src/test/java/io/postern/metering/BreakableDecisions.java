package io.postern.metering;

import io.postern.metering.model.DecidedCalls;
import io.postern.metering.port.Decisions;
import io.postern.shared.PortUnavailable;
import java.time.Instant;
import java.util.List;

/** Decisions that tests put out of reach. */
final class BreakableDecisions implements Decisions {

    private final Decisions decisions;
    private boolean broken;

    BreakableDecisions(Decisions decisions) {
        this.decisions = decisions;
    }

    void breaks(boolean now) {
        broken = now;
    }

    @Override
    public int add(List<DecidedCalls> counts) {
        return reached().add(counts);
    }

    @Override
    public List<DecidedCalls> between(Instant from, Instant until) {
        return reached().between(from, until);
    }

    private Decisions reached() {
        if (broken) throw new PortUnavailable("decisions: broken", new IllegalStateException("scripted"));
        return decisions;
    }
}
