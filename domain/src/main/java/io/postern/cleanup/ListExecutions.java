package io.postern.cleanup;

import io.postern.cleanup.model.ExecutionKey;
import io.postern.cleanup.model.ExecutionPage;
import io.postern.cleanup.port.ExecutionLogs;
import io.postern.shared.PortUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Shows operators which runs of the cleanup there were. */
public final class ListExecutions {

    /** Most logs that are listed at once: of an hourly cleanup, those of five years. */
    public static final int LIMIT_MAX = 50_000;

    /** Lists at once: of the longest, each takes some megabytes and asks S3 some fifty times. */
    private static final int LISTS_MAX = 2;

    private static final Duration WAIT_MAX = Duration.ofSeconds(10);

    private final ExecutionLogs logs;
    private final Semaphore places = new Semaphore(LISTS_MAX);

    public ListExecutions(ExecutionLogs logs) {
        this.logs = logs;
    }

    /**
     * Logs that were written before that one, newest first.
     *
     * @param before {@link ExecutionKey#LATEST} for all, else the last one of an earlier page
     * @param limit 1 to {@link #LIMIT_MAX}
     * @throws PortUnavailable when they cannot be asked for, or others ask for so long
     */
    public ExecutionPage list(ExecutionKey before, int limit) {
        if (limit < 1 || limit > LIMIT_MAX)
            throw new IllegalArgumentException("limit: " + limit + " (expected: 1 to " + LIMIT_MAX + ")");
        takePlace();
        try {
            List<ExecutionKey> keys = logs.list(before, limit + 1);
            boolean more = keys.size() > limit;
            return new ExecutionPage(more ? keys.subList(0, limit) : keys, more);
        } finally {
            places.release();
        }
    }

    private void takePlace() {
        try {
            if (places.tryAcquire(WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS)) return;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        throw new PortUnavailable("other lists of execution logs take too long", new TimeoutException());
    }
}
