package org.example.postern.postgres;

import io.postern.telemetry.model.Claim;
import io.postern.telemetry.model.QueuedSubmission;
import io.postern.telemetry.model.ReceiptId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How something is handed out: what came back first, then what is new, by turns; each locked row goes to one taker. */
final class Taking {

    private static final Logger LOG = LoggerFactory.getLogger(Taking.class);

    private static final String RETURNED = """
        select place, records, bytes from postern_submission
        where queue = ? and taken and ready_at <= now()
        order by ready_at, place limit ? for update skip locked
        """;

    private static final String NEW = """
        select place, records, bytes from postern_submission
        where queue = ? and not taken
        order by turn, place limit ? for update skip locked
        """;

    private static final String CLAIM = """
        update postern_submission
        set taken = true, claim = ?, ready_at = now() + ? * interval '1 millisecond'
        where place = any(?) returning place, receipt, body
        """;

    private static final String SET_ASIDE =
            "update postern_submission set claim = null, ready_at = 'infinity' where place = ?";

    /** Rows that are locked at a time, so that what a taker leaves is not locked for the others meanwhile. */
    private static final int ROWS_AT_ONCE = 100;

    /** One claim ends with the submission that reaches it: what is claimed is in memory whole. */
    static final long BYTES_MAX = 4L << 20;

    private static final class Picked {
        private final List<Long> places = new ArrayList<>();
        private long bytes;
    }

    private record Held(ReceiptId receipt, Optional<QueuedSubmission> queued) {}

    private record Contents(List<QueuedSubmission> submissions, List<ReceiptId> receipts) implements Claim.Contents {

        @Override
        public ReceiptId receipt(int submission) {
            return receipts.get(submission);
        }
    }

    private final String queue;
    private final PostgresQueueConfig config;

    Taking(String queue, PostgresQueueConfig config) {
        this.queue = queue;
        this.config = config;
    }

    /** One claim of all that was found; nothing when there was nothing. */
    List<Claim> take(Connection connection, int recordsMax) throws SQLException {
        Picked picked = new Picked();
        // Not all for what came back: else who fails again and again would hold up all that is new.
        int returned = pick(connection, RETURNED, Math.max(1, recordsMax / 2), BYTES_MAX / 2, picked);
        if (returned < recordsMax) pick(connection, NEW, recordsMax - returned, BYTES_MAX, picked);
        return picked.places.isEmpty() ? List.of() : claim(connection, picked.places);
    }

    /** How many records the places have that it adds, until there are so many or so many bytes in all. */
    private int pick(Connection connection, String sql, int recordsMax, long bytesMax, Picked picked)
            throws SQLException {
        int records = 0;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(ROWS_AT_ONCE);
            Sql.set(statement, queue, recordsMax);
            try (ResultSet row = statement.executeQuery()) {
                while (records < recordsMax && picked.bytes < bytesMax && row.next()) {
                    picked.places.add(row.getLong(1));
                    records += row.getInt(2);
                    picked.bytes += row.getLong(3);
                }
            }
        }
        return records;
    }

    private List<Claim> claim(Connection connection, List<Long> places) throws SQLException {
        String id = UUID.randomUUID().toString();
        Map<Long, Held> rows = new HashMap<>();
        Sql.query(
                connection,
                CLAIM,
                row -> rows.put(
                        row.getLong(1), new Held(new ReceiptId(row.getString(2)), Texts.queued(row.getString(3)))),
                id,
                config.lease().toMillis(),
                connection.createArrayOf("bigint", places.toArray()));
        List<QueuedSubmission> submissions = new ArrayList<>();
        List<ReceiptId> receipts = new ArrayList<>();
        for (long place : places) {
            Held held = rows.get(place);
            if (held == null) continue;
            if (held.queued.isEmpty()) {
                setAside(connection, place);
                continue;
            }
            submissions.add(held.queued.get());
            receipts.add(held.receipt);
        }
        if (submissions.isEmpty()) return List.of();
        Contents contents = new Contents(List.copyOf(submissions), List.copyOf(receipts));
        return List.of(new Claim(id, Claim.oldest(submissions), contents));
    }

    private static void setAside(Connection connection, long place) throws SQLException {
        LOG.error(
                "A submission cannot be read and stays until its ready_at is set; table=postern_submission place={}",
                place);
        Sql.update(connection, SET_ASIDE, place);
    }
}
