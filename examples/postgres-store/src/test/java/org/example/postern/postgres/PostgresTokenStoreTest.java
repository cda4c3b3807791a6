package org.example.postern.postgres;

import io.postern.access.port.TokenStore;
import io.postern.testkit.access.TokenStoreContract;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;

final class PostgresTokenStoreTest implements TokenStoreContract {

    @AutoClose
    private static final Postgres POSTGRES = RealPostgres.shared().open();

    @Override
    public TokenStore store() {
        return new PostgresTokenStore(POSTGRES);
    }

    @Override
    public Instant now() {
        return Instant.now();
    }
}
