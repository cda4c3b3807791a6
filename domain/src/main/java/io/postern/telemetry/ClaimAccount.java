package io.postern.telemetry;

import io.postern.telemetry.model.Claim;
import io.postern.telemetry.model.Outcome;
import io.postern.telemetry.model.OutcomeRun;
import io.postern.telemetry.model.QueuedSubmission;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One claim of a round, and what became of each of its records. Guarded by the {@link Outcomes} that it belongs to. */
final class ClaimAccount {

    private final Claim claim;
    private final @Nullable Outcome[] outcomes;
    private boolean wholly = true;

    ClaimAccount(Claim claim, int records) {
        this.claim = claim;
        this.outcomes = new Outcome[records];
    }

    Claim claim() {
        return claim;
    }

    void note(int record, Outcome outcome) {
        outcomes[record] = outcome;
        if (!(outcome instanceof Outcome.Delivered)) wholly = false;
    }

    /** Whether nothing but delivered was noted, as nearly always. */
    boolean isWhollyDelivered() {
        return wholly;
    }

    /**
     * All of its records, in order.
     *
     * @throws IllegalStateException when something is not accounted for: then nothing may be settled
     */
    List<OutcomeRun> runs() {
        List<OutcomeRun> runs = new ArrayList<>(1);
        for (int from = 0, end; from < outcomes.length; from = end) {
            Outcome outcome = outcome(from);
            for (end = from + 1; end < outcomes.length && outcome.equals(outcomes[end]); end++) {}
            runs.add(new OutcomeRun(from, end - from, outcome));
        }
        return runs;
    }

    /** Reads the claim again, and tells of each submission the records of which such a thing became. */
    void read(Predicate<Outcome> which, Consumer<Found> reader) {
        int first = 0;
        int place = 0;
        for (QueuedSubmission queued : claim.submissions()) {
            int size = queued.submission().size();
            List<Integer> records = new ArrayList<>();
            for (int i = 0; i < size; i++) if (which.test(outcome(first + i))) records.add(i);
            if (!records.isEmpty()) reader.accept(new Found(place, queued, records, first));
            place++;
            first += size;
        }
    }

    /**
     * Some records of one submission.
     *
     * @param place the submission's in its claim
     * @param records their places in the submission
     * @param first what to add for their numbers in the claim
     */
    record Found(int place, QueuedSubmission queued, List<Integer> records, int first) {}

    Outcome outcome(int record) {
        Outcome outcome = outcomes[record];
        if (outcome == null)
            throw new IllegalStateException("record " + record + " of claim " + claim.id() + ": not accounted for");
        return outcome;
    }
}
