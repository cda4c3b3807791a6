package io.postern.probe.port;

import io.postern.probe.model.Mark;
import io.postern.probe.model.Sent;
import io.postern.shared.PortUnavailable;

/** A gate as those see it who send through it, and who read back what the destination stores. */
public interface ProbedGate {

    /**
     * Sends a mark as a record of its kind, in a way that keeps it apart from what real senders send.
     *
     * @throws PortUnavailable when the gate cannot take it now; the message says why and can be shown
     */
    Sent send(Mark mark);

    /**
     * Whether a mark can be read back; asked for the latest of its kind alone.
     *
     * @throws PortUnavailable when the destination cannot be read now; the message says why and can be shown
     */
    boolean shows(Mark mark);
}
