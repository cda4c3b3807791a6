package io.postern.cleanup;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.cleanup.model.ExecutionRow;
import io.postern.cleanup.model.ExecutionStatistics;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.List;
import java.util.Optional;

/**
 * The rows of one log, read one after the other. What the log says as a whole is known once they have been read; whatever
 * is wrong with a log, what can be read of it is read. Bytes that are no UTF-8 are replaced.
 */
public final class ExecutionRows {

    private final CsvReader records;
    private final KindCount actions = new KindCount();
    private final KindCount services = new KindCount();
    private final KindCount regions = new KindCount();
    private boolean begun;
    private boolean first = true;
    private boolean dryRun;
    private int incomplete;
    private boolean lastIsIncomplete;

    ExecutionRows(InputStream bytes) {
        this.records = new CsvReader(new InputStreamReader(bytes, UTF_8));
    }

    /**
     * The next row; nothing behind the last.
     *
     * @throws IOException when the log cannot be read on
     */
    public Optional<ExecutionRow> next() throws IOException {
        if (!begun) skipHeader();
        Optional<List<String>> record = records.next();
        while (record.isPresent()) {
            Optional<ExecutionRow> row = ExecutionRow.of(record.get());
            lastIsIncomplete = row.isEmpty();
            if (row.isPresent()) {
                count(row.get());
                return row;
            }
            incomplete++;
            record = records.next();
        }
        return Optional.empty();
    }

    /** Of the rows that were read until now. */
    public ExecutionStatistics statistics() {
        return new ExecutionStatistics(actions.counts(), services.counts(), regions.counts());
    }

    /** Whether the run only said what it would do, as the first row has it. */
    public boolean dryRun() {
        return dryRun;
    }

    /** What of the log could not be read, as a sentence; nothing when all could. Known behind the last row. */
    public Optional<String> warning() {
        return switch (records.ending()) {
            case TOO_LONG ->
                Optional.of("The log holds a row that is longer than any may be; it and what follows is left out.");
            case IN_QUOTES -> Optional.of("The log is cut short; its last row is left out.");
            case NOT_YET, WHOLE -> ofIncompleteRows();
        };
    }

    private Optional<String> ofIncompleteRows() {
        if (incomplete == 0) return Optional.empty();
        if (incomplete == 1 && lastIsIncomplete) return Optional.of("The log is cut short; its last row is left out.");
        return Optional.of(incomplete + " rows of the log have too few columns and are left out.");
    }

    /** Its columns are always the same; a log that is cut inside of it is one without rows. */
    private void skipHeader() throws IOException {
        begun = true;
        Optional<List<String>> header = records.next();
        if (header.isPresent() && ExecutionRow.of(header.get()).isEmpty()) {
            incomplete = 1;
            lastIsIncomplete = true;
        }
    }

    private void count(ExecutionRow row) {
        if (first) dryRun = row.dryRun();
        first = false;
        actions.add(row.action());
        services.add(row.service() + " " + row.resource());
        regions.add(row.region());
    }
}
