package org.example.postern.postgres;

import io.postern.telemetry.model.Claim;
import io.postern.telemetry.model.Idempotency;
import io.postern.telemetry.model.OutcomeRun;
import io.postern.telemetry.model.QueuedSubmission;
import io.postern.telemetry.model.ReceiptId;
import io.postern.telemetry.model.Settlement;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.model.SubmissionSize;
import io.postern.telemetry.model.Trace;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How claims end, many of them in one transaction. Rows that others may want, too, are changed in the order of their names,
 * so that no two transactions wait for each other.
 */
final class Settling {

    /** What a client holds less, or more. */
    private record Change(long submissions, long bytes) {

        Change and(int sign, Submission submission) {
            return new Change(submissions + sign, bytes + sign * SubmissionSize.bytes(submission));
        }
    }

    private record Noted(ReceiptId receipt, Trace.Note note) {}

    private static final String MINE = "select place from postern_submission where claim = ? for update";
    private static final String END = "delete from postern_submission where claim = ?";

    private static final String POSTPONE = """
        insert into postern_submission
          (queue, client, receipt, records, bytes, turn, turn_end, taken, ready_at, body)
        values (?, ?, ?, ?, ?, 0, 0, true, ?, ?)
        """;

    private static final String CHANGE =
            "update postern_client set submissions = submissions + ?, bytes = bytes + ? where queue = ? and client = ?";

    /** Some with each settlement, more than come in: so what may be forgotten is. */
    private static final String FORGET_RECEIPTS = """
        delete from postern_receipt where receipt in (
          select receipt from postern_receipt where accepted_at < now() - ? * interval '1 second'
          limit 1000 for update skip locked)
        """;

    private static final String FORGET_KEYS = """
        delete from postern_key where ctid = any(array(
          select ctid from postern_key where given_at < now() - ? * interval '1 second'
          limit 1000 for update skip locked))
        """;

    private final String queue;
    private final PostgresQueueConfig config;
    private final List<Claim> late = new ArrayList<>(0);
    private final SortedMap<String, Change> changes = new TreeMap<>();
    private final List<Noted> notes = new ArrayList<>();

    Settling(String queue, PostgresQueueConfig config) {
        this.queue = queue;
        this.config = config;
    }

    /** The claims that it did not end. */
    List<Claim> settle(Connection connection, List<Settlement> settlements) throws SQLException {
        Instant now = Instant.now();
        for (Settlement settlement : settlements) {
            Claim claim = settlement.claim();
            // Whole or not at all: once another taker has some of it, its outcomes would be told of the wrong records.
            int held = Sql.query(connection, MINE, row -> row.getLong(1), claim.id())
                    .size();
            if (held != claim.submissions().size()) {
                late.add(claim);
                continue;
            }
            postpone(connection, settlement.postponed());
            Sql.update(connection, END, claim.id());
            account(settlement, now);
        }
        change(connection);
        note(connection);
        Sql.update(connection, FORGET_RECEIPTS, config.receiptsKeep().toSeconds());
        Sql.update(connection, FORGET_KEYS, Idempotency.KEPT.toSeconds());
        return late;
    }

    private void postpone(Connection connection, List<Settlement.Postponed> postponed) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(POSTPONE)) {
            for (Settlement.Postponed later : postponed) {
                Submission left = later.remainder().submission();
                Sql.set(
                        insert,
                        queue,
                        left.client().value(),
                        later.receipt().value(),
                        left.size(),
                        SubmissionSize.bytes(left),
                        later.notBefore().atOffset(ZoneOffset.UTC),
                        Texts.of(later.remainder()));
                insert.addBatch();
                count(1, left);
            }
            insert.executeBatch();
        }
    }

    private void account(Settlement settlement, Instant now) {
        int first = 0;
        List<QueuedSubmission> submissions = settlement.claim().submissions();
        for (int i = 0; i < submissions.size(); i++) {
            QueuedSubmission queued = submissions.get(i);
            List<OutcomeRun> runs = OutcomeRun.of(queued, first, settlement.outcomes());
            if (!runs.isEmpty()) notes.add(new Noted(settlement.claim().receipt(i), new Trace.Note(now, runs)));
            first += queued.submission().size();
            count(-1, queued.submission());
        }
    }

    private void count(int sign, Submission submission) {
        changes.compute(submission.client().value(), (_, before) -> (before == null ? new Change(0, 0) : before)
                .and(sign, submission));
    }

    private void change(Connection connection) throws SQLException {
        for (Map.Entry<String, Change> entry : changes.entrySet())
            Sql.update(connection, CHANGE, entry.getValue().submissions, entry.getValue().bytes, queue, entry.getKey());
    }

    private void note(Connection connection) throws SQLException {
        notes.sort((a, b) -> a.receipt.value().compareTo(b.receipt.value()));
        try (PreparedStatement update = connection.prepareStatement(Storing.NOTE)) {
            for (Noted noted : notes) {
                Sql.set(update, Texts.of(noted.note), noted.receipt.value());
                update.addBatch();
            }
            update.executeBatch();
        }
    }
}
