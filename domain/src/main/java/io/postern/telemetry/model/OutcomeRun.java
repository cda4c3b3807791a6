package io.postern.telemetry.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Neighbouring records of which the same became.
 *
 * @param from the first one's number, from zero
 * @param count how many they are
 */
public record OutcomeRun(int from, int count, Outcome outcome) {
    public OutcomeRun {
        if (from < 0) throw new IllegalArgumentException("from: " + from + " (expected: 0 or more)");
        if (count < 1) throw new IllegalArgumentException("count: " + count + " (expected: 1 or more)");
    }

    /** The number after the last one's. */
    public int end() {
        return from + count;
    }

    /**
     * Of a claim's runs, those of one of its submissions, by the numbers that its records had when it was accepted.
     *
     * @param first the number in the claim of the submission's first record
     */
    public static List<OutcomeRun> of(QueuedSubmission queued, int first, List<OutcomeRun> claimed) {
        List<OutcomeRun> runs = new ArrayList<>(1);
        int end = first + queued.submission().size();
        for (OutcomeRun run : claimed)
            for (int i = Math.max(run.from, first); i < Math.min(run.end(), end); i++)
                append(runs, queued.numbers().at(i - first), run.outcome);
        return runs;
    }

    private static void append(List<OutcomeRun> runs, int number, Outcome outcome) {
        OutcomeRun last = runs.isEmpty() ? null : runs.getLast();
        if (last != null && last.end() == number && last.outcome.equals(outcome)) {
            runs.set(runs.size() - 1, new OutcomeRun(last.from, last.count + 1, outcome));
        } else {
            runs.add(new OutcomeRun(number, 1, outcome));
        }
    }
}
