package io.postern.cleanup.model;

import java.util.List;
import java.util.Optional;

/**
 * What one run did with one resource. Service and resource are display names, such as {@code CloudWatch} and
 * {@code Log Group}; any text can stand in any place, and an action that nobody knows is one like the others.
 *
 * @param dryRun whether the run only said what it would do
 */
public record ExecutionRow(
        String platform,
        String region,
        String service,
        String resource,
        String id,
        String action,
        String timestamp,
        boolean dryRun) {

    /** Of a log's columns; the ninth, the run's own id, is the same in each row and says nothing. */
    private static final int COLUMNS_MIN = 8;

    private static final String TRUE = "True";

    /** The row that such columns are; nothing when they are too few. */
    public static Optional<ExecutionRow> of(List<String> columns) {
        if (columns.size() < COLUMNS_MIN) return Optional.empty();
        return Optional.of(new ExecutionRow(
                columns.get(0),
                columns.get(1),
                columns.get(2),
                columns.get(3),
                columns.get(4),
                columns.get(5),
                columns.get(6),
                columns.get(7).equals(TRUE)));
    }
}
