package io.postern.telemetry.memory;

import io.postern.access.model.ClientId;
import io.postern.telemetry.model.OutcomeRun;
import io.postern.telemetry.model.ReceiptId;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.model.Trace;
import io.postern.telemetry.port.Receipts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** What became of this process's submissions. Bounded: beyond {@code receiptsMax} the oldest are forgotten. */
public final class MemoryReceipts implements Receipts {

    private final int receiptsMax;
    private final LinkedHashMap<ReceiptId, History> histories = new LinkedHashMap<>();

    public MemoryReceipts(int receiptsMax) {
        this.receiptsMax = receiptsMax;
    }

    @Override
    public synchronized Optional<Trace> trace(ReceiptId receipt, ClientId client) {
        History history = histories.get(receipt);
        if (history == null || !history.client.equals(client)) return Optional.empty();
        return Optional.of(Trace.of(receipt, history.acceptedAt, history.records, history.notes, true));
    }

    /** Gives a receipt for what is stored now. */
    synchronized ReceiptId give(Submission submission) {
        ReceiptId receipt = ReceiptId.at(submission.acceptedAt());
        histories.put(receipt, new History(submission));
        if (histories.size() > receiptsMax) histories.pollFirstEntry();
        return receipt;
    }

    synchronized void note(ReceiptId receipt, Instant settledAt, List<OutcomeRun> runs) {
        History history = histories.get(receipt);
        if (history != null) history.notes.add(new Trace.Note(settledAt, runs));
    }

    private static final class History {

        private final ClientId client;
        private final Instant acceptedAt;
        private final int records;
        private final List<Trace.Note> notes = new ArrayList<>(1);

        History(Submission submission) {
            this.client = submission.client();
            this.acceptedAt = submission.acceptedAt();
            this.records = submission.size();
        }
    }
}
