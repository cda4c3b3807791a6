package org.example.postern.postgres;

import io.postern.access.port.TokenStore;
import java.time.Instant;
import java.time.ZoneOffset;

/** Claims as rows, which the first caller inserts. */
final class PostgresTokenStore implements TokenStore {

    private static final String CLAIM =
            "insert into postern_used_token (fingerprint, until) values (?, ?) on conflict do nothing";

    /** A few with each claim, more than come in: so what may be forgotten is. */
    private static final String FORGET = """
        delete from postern_used_token where fingerprint in (
          select fingerprint from postern_used_token where until < now() limit 10 for update skip locked)
        """;

    private final Postgres postgres;

    PostgresTokenStore(Postgres postgres) {
        this.postgres = postgres;
    }

    @Override
    public boolean claim(String fingerprint, Instant until) {
        return postgres.call("claim", connection -> {
            boolean first = Sql.update(connection, CLAIM, fingerprint, until.atOffset(ZoneOffset.UTC)) == 1;
            Sql.update(connection, FORGET);
            return first;
        });
    }
}
