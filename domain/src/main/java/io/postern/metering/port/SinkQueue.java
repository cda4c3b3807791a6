package io.postern.metering.port;

import io.postern.metering.model.SinkDepth;
import io.postern.metering.model.Waiting;
import io.postern.shared.PortUnavailable;
import java.util.List;

/**
 * Where counted meter events wait until one sink has been told them; the usage ledger puts them there. At least once: what
 * was claimed and not settled in time is claimed again.
 */
public interface SinkQueue {

    /**
     * The oldest events that nobody has claimed, those first whose claim ended unsettled. An event that cannot be read is
     * set aside and counted, and is not among them.
     *
     * @param max most events
     * @throws PortUnavailable when they cannot be claimed
     */
    List<Waiting> claim(int max);

    /**
     * Forgets events that the sink has taken, or will never take.
     *
     * @throws PortUnavailable when it is not known to have happened; doing it again does no harm
     */
    void settle(List<Waiting> told);

    /**
     * How much waits.
     *
     * @throws PortUnavailable when it cannot be counted
     */
    SinkDepth depth();
}
