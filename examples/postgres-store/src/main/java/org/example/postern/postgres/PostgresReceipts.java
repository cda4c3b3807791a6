package org.example.postern.postgres;

import io.postern.access.model.ClientId;
import io.postern.telemetry.model.ReceiptId;
import io.postern.telemetry.model.Trace;
import io.postern.telemetry.port.Receipts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.stream.Stream;

/** A row for each submission that was stored, with what was noted of it. */
final class PostgresReceipts implements Receipts {

    private static final String FIND =
            "select accepted_at, records, notes from postern_receipt where receipt = ? and client = ?";

    private final Postgres postgres;

    PostgresReceipts(Postgres postgres) {
        this.postgres = postgres;
    }

    @Override
    public Optional<Trace> trace(ReceiptId receipt, ClientId client) {
        return postgres.call(
                "trace",
                connection ->
                        Sql.query(connection, FIND, row -> trace(receipt, row), receipt.value(), client.value())
                                .stream()
                                .findFirst());
    }

    private static Trace trace(ReceiptId receipt, ResultSet row) throws SQLException {
        String[] notes = (String[]) row.getArray(3).getArray();
        return Trace.of(
                receipt,
                row.getObject(1, OffsetDateTime.class).toInstant(),
                row.getInt(2),
                Stream.of(notes).map(Texts::note).flatMap(Optional::stream).toList(),
                true);
    }
}
