package io.postern.telemetry.port;

import io.postern.access.model.ClientId;
import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.ReceiptId;
import io.postern.telemetry.model.Trace;
import java.util.Optional;

/** Tells what became of submissions that the delivery queue stored. */
public interface Receipts {

    /**
     * What became of the submission, as far as it was noted: a settlement is noted with the end of its claims, in one
     * step. Nothing when the queue gave no such receipt to that client, or gave it longer ago than it keeps notes.
     *
     * @throws PortUnavailable when it cannot be read
     */
    Optional<Trace> trace(ReceiptId receipt, ClientId client);
}
