package io.postern.telemetry.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What has become of one submission by now, record by record.
 *
 * @param acceptedAt when it was, by the queue's clock
 * @param parts every record, in order, without gaps
 */
public record Trace(ReceiptId receipt, Instant acceptedAt, List<Part> parts) {
    public Trace {
        parts = List.copyOf(parts);
    }

    /** Neighbouring records in the same state; the first one is number zero. */
    public record Part(int from, int count, State state) {}

    /** Where a record stands. */
    public sealed interface State {

        /** It waits for delivery, or is under way. */
        record Queued() implements State {}

        /** A try ended so that it may be stored already; it is tried again. */
        record Uncertain() implements State {}

        /**
         * Its destination has stored it.
         *
         * @param requestId AWS's id of the request that carried it
         * @param perhapsTwice whether an earlier try may have stored it too
         */
        record Delivered(String requestId, boolean perhapsTwice) implements State {}

        /** It lies in the dead letters. */
        record Dead(DeathCause cause, String why) implements State {}

        /** The queue neither holds it nor knows what became of it: lost by the store, or noted too long ago. */
        record Unknown() implements State {}
    }

    /**
     * What one round of delivery noted.
     *
     * @param settledAt orders the notes: the later one holds
     * @param runs by the records' numbers in the submission
     */
    public record Note(Instant settledAt, List<OutcomeRun> runs) {
        public Note {
            runs = List.copyOf(runs);
        }
    }

    /**
     * The state of each record after all that was noted.
     *
     * @param waiting whether the queue still holds the submission as it was accepted
     */
    public static Trace of(ReceiptId receipt, Instant acceptedAt, int records, List<Note> notes, boolean waiting) {
        State[] states = new State[records];
        Arrays.fill(states, waiting ? new State.Queued() : new State.Unknown());
        boolean[] doubtful = new boolean[records];
        notes.stream().sorted(Comparator.comparing(Note::settledAt)).forEach(note -> {
            for (OutcomeRun run : note.runs())
                for (int i = run.from(); i < Math.min(run.end(), records); i++)
                    states[i] = state(run.outcome(), doubtful, i);
        });
        return new Trace(receipt, acceptedAt, parts(states));
    }

    private static State state(Outcome outcome, boolean[] doubtful, int record) {
        return switch (outcome) {
            case Outcome.Delivered delivered -> new State.Delivered(delivered.requestId(), doubtful[record]);
            case Outcome.Dead dead -> new State.Dead(dead.cause(), dead.why());
            case Outcome.Postponed postponed -> {
                doubtful[record] |= postponed.uncertain();
                yield doubtful[record] ? new State.Uncertain() : new State.Queued();
            }
        };
    }

    private static List<Part> parts(State[] states) {
        List<Part> parts = new ArrayList<>();
        for (int from = 0, end; from < states.length; from = end) {
            for (end = from + 1; end < states.length && states[end].equals(states[from]); end++) {}
            parts.add(new Part(from, end - from, states[from]));
        }
        return parts;
    }
}
