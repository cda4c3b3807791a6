package org.example.postern.postgres;

import io.postern.access.model.ClientId;
import io.postern.telemetry.model.Appended;
import io.postern.telemetry.model.Idempotency;
import io.postern.telemetry.model.Outcome;
import io.postern.telemetry.model.OutcomeRun;
import io.postern.telemetry.model.QueuedSubmission;
import io.postern.telemetry.model.ReceiptId;
import io.postern.telemetry.model.SubmissionSize;
import io.postern.telemetry.model.Trace;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How something comes into a queue, in one transaction that begins with a lock on its client's row. */
final class Storing {

    /**
     * What is to be stored.
     *
     * @param weight of the client; nothing: as it was
     * @param redriven whether it was in the queue before, and its receipt is known
     */
    record Entry(
            QueuedSubmission queued,
            ReceiptId receipt,
            @Nullable Integer weight,
            Idempotency idempotency,
            boolean redriven) {

        String client() {
            return queued.submission().client().value();
        }
    }

    private record ClientRow(long submissions, long bytes, int weight, long keys) {}

    private static final String LOCK = """
        insert into postern_client as c (queue, client, weight) values (?, ?, coalesce(?, 1))
        on conflict (queue, client) do update set weight = coalesce(?, c.weight)
        returning submissions, bytes, weight, keys
        """;

    private static final String SUMS = """
        select coalesce(sum(bytes), 0), coalesce(sum(weight), 0) from postern_client
        where queue = ? and submissions > 0
        """;

    /** Its turn comes when its client has been given as much as it waited for already, and that of a new one now. */
    private static final String INSERT = """
        insert into postern_submission
          (queue, client, receipt, records, bytes, turn, turn_end, taken, ready_at, body)
        select ?, ?, ?, ?, ?, mine.turn, mine.turn + ?, false, now(), ?
        from (select coalesce(
          (select max(turn_end) from postern_submission where queue = ? and client = ? and not taken),
          (select min(turn) from postern_submission where queue = ? and not taken),
          0) as turn) as mine
        """;

    private static final String GROW =
            "update postern_client set submissions = submissions + 1, bytes = bytes + ? where queue = ? and client = ?";

    private static final String RECEIPT =
            "insert into postern_receipt (receipt, client, accepted_at, records) values (?, ?, ?, ?)";

    static final String NOTE = "update postern_receipt set notes = array_append(notes, ?) where receipt = ?";

    private static final String KNOWN = """
        select fingerprint, receipt from postern_key
        where queue = ? and client = ? and redriven = ? and key = ?
          and given_at > now() - ? * interval '1 second'
        """;

    private static final String REMEMBER = """
        insert into postern_key (queue, client, redriven, key, number, fingerprint, receipt, given_at)
        values (?, ?, ?, ?, ?, ?, ?, now())
        on conflict (queue, client, redriven, key) do update
        set number = excluded.number, fingerprint = excluded.fingerprint, receipt = excluded.receipt, given_at = now()
        """;

    private static final String COUNT_KEY = "update postern_client set keys = keys + 1 where queue = ? and client = ?";

    private static final String FORGET_OLDEST =
            "delete from postern_key where queue = ? and client = ? and not redriven and number <= ?";

    private final String queue;
    private final PostgresQueueConfig config;

    Storing(String queue, PostgresQueueConfig config) {
        this.queue = queue;
        this.config = config;
    }

    Appended store(Connection connection, Entry entry) throws SQLException {
        ClientRow mine = lock(connection, entry);
        if (entry.idempotency instanceof Idempotency.Keyed keyed) {
            Optional<Appended> known =
                    known(connection, entry.queued.submission().client(), keyed, entry.redriven);
            if (known.isPresent()) return known.get();
        }
        long bytes = SubmissionSize.bytes(entry.queued.submission());
        if (!hasRoom(connection, mine, bytes)) return new Appended.Full();
        insert(connection, entry, mine, bytes);
        if (entry.redriven) noteWaiting(connection, entry);
        else giveReceipt(connection, entry);
        if (entry.idempotency instanceof Idempotency.Keyed keyed) remember(connection, entry, keyed, mine.keys + 1);
        return new Appended.Stored(entry.receipt);
    }

    /** What the key stands for already. */
    Optional<Appended> known(Connection connection, ClientId client, Idempotency.Keyed keyed, boolean redriven)
            throws SQLException {
        return Sql.<Appended>query(
                        connection,
                        KNOWN,
                        row -> row.getString(1).equals(keyed.fingerprint())
                                ? new Appended.Stored(new ReceiptId(row.getString(2)), true)
                                : new Appended.KeyReused(),
                        queue,
                        client.value(),
                        redriven,
                        keyed.key(),
                        Idempotency.KEPT.toSeconds())
                .stream()
                .findFirst();
    }

    private ClientRow lock(Connection connection, Entry entry) throws SQLException {
        return Sql.query(
                        connection,
                        LOCK,
                        row -> new ClientRow(row.getLong(1), row.getLong(2), row.getInt(3), row.getLong(4)),
                        queue,
                        entry.client(),
                        entry.weight,
                        entry.weight)
                .getFirst();
    }

    /**
     * Half of the room is for who comes. Of the rest who holds something gets its part of seven eighths, by weight: the
     * last eighth is for those that come new. What others store at this moment is not counted yet.
     */
    private boolean hasRoom(Connection connection, ClientRow mine, long bytes) throws SQLException {
        long[] sums = Sql.query(connection, SUMS, row -> new long[] {row.getLong(1), row.getLong(2)}, queue)
                .getFirst();
        long all = sums[0] + bytes;
        if (all > config.bytesMax()) return false;
        if (all <= config.bytesMax() / 2 || mine.submissions == 0) return true;
        return mine.bytes + bytes <= config.bytesMax() * 7.0 / 8 * mine.weight / sums[1];
    }

    private void insert(Connection connection, Entry entry, ClientRow mine, long bytes) throws SQLException {
        int records = entry.queued.submission().size();
        Sql.update(
                connection,
                INSERT,
                queue,
                entry.client(),
                entry.receipt.value(),
                records,
                bytes,
                (double) records / mine.weight,
                Texts.of(entry.queued),
                queue,
                entry.client(),
                queue);
        Sql.update(connection, GROW, bytes, queue, entry.client());
    }

    private static void giveReceipt(Connection connection, Entry entry) throws SQLException {
        Sql.update(
                connection,
                RECEIPT,
                entry.receipt.value(),
                entry.client(),
                entry.queued.submission().acceptedAt().atOffset(ZoneOffset.UTC),
                entry.queued.submission().size());
    }

    private static void noteWaiting(Connection connection, Entry entry) throws SQLException {
        int records = entry.queued.submission().size();
        List<OutcomeRun> waiting = List.of(new OutcomeRun(0, records, new Outcome.Postponed(false)));
        Trace.Note note = new Trace.Note(Instant.now(), OutcomeRun.of(entry.queued, 0, waiting));
        Sql.update(connection, NOTE, Texts.of(note), entry.receipt.value());
    }

    private void remember(Connection connection, Entry entry, Idempotency.Keyed keyed, long number)
            throws SQLException {
        Sql.update(
                connection,
                REMEMBER,
                queue,
                entry.client(),
                entry.redriven,
                keyed.key(),
                number,
                keyed.fingerprint(),
                entry.receipt.value());
        if (entry.redriven) return;
        Sql.update(connection, COUNT_KEY, queue, entry.client());
        Sql.update(connection, FORGET_OLDEST, queue, entry.client(), number - config.clientKeysMax());
    }
}
