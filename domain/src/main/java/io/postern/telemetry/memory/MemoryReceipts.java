package io.postern.telemetry.memory;

import io.postern.access.model.ClientId;
import io.postern.telemetry.model.Outcome;
import io.postern.telemetry.model.OutcomeRun;
import io.postern.telemetry.model.ReceiptId;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.model.Trace;
import io.postern.telemetry.port.Receipts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of this process's submissions, in a ring. Bounded: beyond {@code receiptsMax} the oldest are forgotten.
 * What became of most is one thing for many at once, so they share it and nothing is kept for each but its place in a
 * few arrays: an object for each would be old garbage by the time it goes.
 */
public final class MemoryReceipts implements Receipts {

    /** What became of all records of a submission, and of those settled with it. */
    private record Whole(Instant settledAt, Outcome outcome) {}

    private final ReceiptNumbers numbers = new ReceiptNumbers();
    private final int receiptsMax;
    private final long[] highs;
    private final long[] lows;
    private final long[] seconds;
    private final int[] nanos;
    private final int[] records;
    private final @Nullable ClientId[] clients;
    private final @Nullable Object[] fates;
    private @Nullable Whole last;

    public MemoryReceipts(int receiptsMax) {
        this.receiptsMax = receiptsMax;
        this.highs = new long[receiptsMax];
        this.lows = new long[receiptsMax];
        this.seconds = new long[receiptsMax];
        this.nanos = new int[receiptsMax];
        this.records = new int[receiptsMax];
        this.clients = new ClientId[receiptsMax];
        this.fates = new Object[receiptsMax];
    }

    @Override
    public synchronized Optional<Trace> trace(ReceiptId receipt, ClientId client) {
        OptionalInt found = placeOf(receipt);
        if (found.isEmpty() || !client.equals(clients[found.getAsInt()])) return Optional.empty();
        int place = found.getAsInt();
        Instant acceptedAt = Instant.ofEpochSecond(seconds[place], nanos[place]);
        return Optional.of(Trace.of(receipt, acceptedAt, records[place], notes(place), true));
    }

    /** Gives a receipt for what is stored now. */
    synchronized ReceiptId give(Submission submission) {
        Instant acceptedAt = submission.acceptedAt();
        UUID id = numbers.next(acceptedAt);
        int place = place(id);
        highs[place] = id.getMostSignificantBits();
        lows[place] = id.getLeastSignificantBits();
        seconds[place] = acceptedAt.getEpochSecond();
        nanos[place] = acceptedAt.getNano();
        records[place] = submission.size();
        clients[place] = submission.client();
        fates[place] = null;
        return new ReceiptId(id.toString());
    }

    synchronized void note(ReceiptId receipt, Instant settledAt, List<OutcomeRun> runs) {
        OptionalInt found = placeOf(receipt);
        if (found.isEmpty() || runs.isEmpty()) return;
        int place = found.getAsInt();
        OutcomeRun first = runs.getFirst();
        if (fates[place] == null && first.from() == 0 && first.count() == records[place]) {
            fates[place] = shared(settledAt, first.outcome());
            return;
        }
        List<Trace.Note> notes = new ArrayList<>(notes(place));
        notes.add(new Trace.Note(settledAt, runs));
        fates[place] = List.copyOf(notes);
    }

    private Whole shared(Instant settledAt, Outcome outcome) {
        Whole known = last;
        if (known != null && known.settledAt.equals(settledAt) && known.outcome.equals(outcome)) return known;
        Whole made = new Whole(settledAt, outcome);
        last = made;
        return made;
    }

    private List<Trace.Note> notes(int place) {
        return switch (fates[place]) {
            case null -> List.of();
            case Whole(Instant settledAt, Outcome outcome) ->
                List.of(new Trace.Note(settledAt, List.of(new OutcomeRun(0, records[place], outcome))));
            case List<?> notes -> notes.stream().map(Trace.Note.class::cast).toList();
            default -> throw new IllegalStateException("fate: unknown (expected: one of those above)");
        };
    }

    private OptionalInt placeOf(ReceiptId receipt) {
        return ReceiptNumbers.read(receipt)
                .map(id -> {
                    int place = place(id);
                    boolean isThere =
                            highs[place] == id.getMostSignificantBits() && lows[place] == id.getLeastSignificantBits();
                    return isThere ? OptionalInt.of(place) : OptionalInt.empty();
                })
                .orElse(OptionalInt.empty());
    }

    private int place(UUID id) {
        return (int) (ReceiptNumbers.number(id) % receiptsMax);
    }
}
