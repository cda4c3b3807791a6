package io.postern.cleanup;

import io.postern.cleanup.model.Comparison;
import io.postern.cleanup.model.ExecutionKey;
import io.postern.cleanup.model.ExecutionRow;
import io.postern.shared.PortUnavailable;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Tells what is different between two runs. Each log is read twice, once to count and once to name, so that no more is held
 * of it than some bytes for each resource. One comparison is made at a time.
 */
public final class CompareExecutions {

    /** Most resources of each kind that are named. */
    public static final int LIMIT_MAX = 1_000;

    private final ReadExecution readExecution;
    private final Semaphore place = new Semaphore(1);

    public CompareExecutions(ReadExecution readExecution) {
        this.readExecution = readExecution;
    }

    /**
     * What the second run did that the first did not, and the other way round.
     *
     * @param limit how many resources of each kind are named, 1 to {@link #LIMIT_MAX}
     * @throws PortUnavailable when a log cannot be read
     */
    public Comparison compare(ExecutionKey first, ExecutionKey second, int limit) {
        if (limit < 1 || limit > LIMIT_MAX)
            throw new IllegalArgumentException("limit: " + limit + " (expected: 1 to " + LIMIT_MAX + ")");
        if (!place.tryAcquire()) return new Comparison.Busy();
        try {
            return compared(first, second, limit);
        } finally {
            place.release();
        }
    }

    private Comparison compared(ExecutionKey first, ExecutionKey second, int limit) {
        ComparedResources resources = new ComparedResources();
        Differences differences = new Differences(resources, limit);
        return read(first, row -> resources.noteBefore(row) ? Step.ON : Step.FULL, differences)
                .or(() -> read(second, row -> resources.noteAfter(row) ? Step.ON : Step.FULL, differences))
                .or(() -> {
                    differences.count();
                    return read(second, row -> differences.nameOfSecond(row) ? Step.ON : Step.ENOUGH, differences);
                })
                .or(() -> read(first, row -> differences.nameOfFirst(row) ? Step.ON : Step.ENOUGH, differences))
                .orElseGet(() -> new Comparison.Compared(differences.diff()));
    }

    /** What is to be done with a row, and whether to go on. */
    private interface Visit {
        Step at(ExecutionRow row);
    }

    private enum Step {
        ON,
        ENOUGH,
        FULL
    }

    /** Goes through a log; what it gives ends the comparison. */
    private Optional<Comparison> read(ExecutionKey key, Visit visit, Differences differences) {
        return switch (readExecution.open(key)) {
            case ExecutionOpening.Opened(ExecutionLog log) -> read(key, log, visit, differences);
            case ExecutionOpening.Unknown _ -> Optional.of(new Comparison.Unknown(key));
            case ExecutionOpening.TooMany _ -> Optional.of(new Comparison.Busy());
        };
    }

    private static Optional<Comparison> read(ExecutionKey key, ExecutionLog log, Visit visit, Differences differences) {
        try (log) {
            ExecutionRows rows = log.rows();
            Optional<ExecutionRow> row = rows.next();
            while (row.isPresent()) {
                Step step = visit.at(row.get());
                if (step == Step.FULL) return Optional.of(new Comparison.TooLarge());
                if (step == Step.ENOUGH) return Optional.empty();
                row = rows.next();
            }
            rows.warning().ifPresent(warning -> differences.warn(key + ": " + warning));
            return Optional.empty();
        } catch (IOException broken) {
            throw new PortUnavailable("the execution log " + key + " cannot be read on", broken);
        }
    }
}
