package org.example.postern.postgres;

import io.postern.access.port.TokenStore;
import io.postern.telemetry.port.DeliveryQueue;
import io.postern.testkit.Outages;
import io.postern.testkit.Unique;
import io.postern.testkit.access.TokenStoreOutageContract;
import io.postern.testkit.telemetry.DeliveryQueueOutageContract;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
record PostgresOutageTest(Outage outage) implements TokenStoreOutageContract, DeliveryQueueOutageContract {

    /** How it can be away. */
    enum Outage {
        /** Killed with all its processes, and started again on its data. */
        KILLED,
        /** Takes connections and answers nothing. */
        HANGING
    }

    @AutoClose
    private static final RealPostgres REAL = RealPostgres.start();

    @AutoClose
    private static final Postgres POSTGRES = REAL.open(Duration.ofSeconds(1));

    @Override
    public TokenStore store() {
        awaitConnection();
        return new PostgresTokenStore(POSTGRES);
    }

    @Override
    public DeliveryQueue queue() {
        awaitConnection();
        return new PostgresDeliveryQueue(Unique.name("queue"), POSTGRES, TestQueues.hasty(), new Waiting(256));
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public void breakIt() {
        switch (outage) {
            case KILLED -> REAL.kill();
            case HANGING -> REAL.pause();
        }
    }

    @Override
    public void mendIt() {
        switch (outage) {
            case KILLED -> REAL.restart();
            case HANGING -> REAL.resume();
        }
    }

    private static void awaitConnection() {
        Outages.assertRecovers(
                () -> POSTGRES.call("ping", connection -> Sql.query(connection, "select 1", row -> row.getInt(1))));
    }
}
