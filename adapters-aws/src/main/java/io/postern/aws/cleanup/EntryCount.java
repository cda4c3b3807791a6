package io.postern.aws.cleanup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/**
 * How many items a table holds, as it was at most a minute ago and without what others did meanwhile: to count them is to
 * read them all.
 */
final class EntryCount {

    private static final Duration FRESH = Duration.ofMinutes(1);

    private final CleanupTables tables;
    private final String table;
    private final Clock clock;
    private Instant at = Instant.EPOCH;
    private long count;

    EntryCount(CleanupTables tables, String table, Clock clock) {
        this.tables = tables;
        this.table = table;
        this.clock = clock;
    }

    synchronized boolean reaches(int most) {
        Instant now = clock.instant();
        if (now.isBefore(at) || !now.isBefore(at.plus(FRESH))) {
            count = scanned();
            at = now;
        }
        return count >= most;
    }

    /** One was added here, or removed. */
    synchronized void changed(int by) {
        count += by;
    }

    private long scanned() {
        return tables.call(
                "count allowlist entries",
                client ->
                        client
                                .scanPaginator(request -> request.tableName(table)
                                        .select(Select.COUNT)
                                        .consistentRead(true))
                                .stream()
                                .mapToLong(ScanResponse::count)
                                .sum());
    }
}
