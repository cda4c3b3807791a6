package io.postern.cleanup;

import io.postern.cleanup.model.ExecutionKey;
import io.postern.cleanup.model.ExecutionPage;
import io.postern.cleanup.port.ExecutionLogs;
import io.postern.shared.PortUnavailable;
import java.util.List;

/** Shows operators which runs of the cleanup there were. */
public final class ListExecutions {

    /** Most logs that are listed at once: of an hourly cleanup, those of five years. */
    public static final int LIMIT_MAX = 50_000;

    private final ExecutionLogs logs;

    public ListExecutions(ExecutionLogs logs) {
        this.logs = logs;
    }

    /**
     * Logs that were written before that one, newest first.
     *
     * @param before {@link ExecutionKey#LATEST} for all, else the last one of an earlier page
     * @param limit 1 to {@link #LIMIT_MAX}
     * @throws PortUnavailable when they cannot be asked for
     */
    public ExecutionPage list(ExecutionKey before, int limit) {
        if (limit < 1 || limit > LIMIT_MAX)
            throw new IllegalArgumentException("limit: " + limit + " (expected: 1 to " + LIMIT_MAX + ")");
        List<ExecutionKey> keys = logs.list(before, limit + 1);
        return keys.size() <= limit ? new ExecutionPage(keys, false) : new ExecutionPage(keys.subList(0, limit), true);
    }
}
