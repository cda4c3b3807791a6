package io.postern.telemetry;

import io.postern.access.model.ClientId;
import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.ReceiptId;
import io.postern.telemetry.model.Trace;
import io.postern.telemetry.port.Receipts;
import java.util.Optional;

/** Answers a sender's question what became of a submission. */
public final class TraceReceipt {

    private final Receipts receipts;

    public TraceReceipt(Receipts receipts) {
        this.receipts = receipts;
    }

    /**
     * What became of each record; nothing for a receipt that this client was not given, or that is too old.
     *
     * @throws PortUnavailable when it cannot be read
     */
    public Optional<Trace> trace(ReceiptId receipt, ClientId client) {
        return receipts.trace(receipt, client);
    }
}
