package org.example.postern.postgres;

import io.postern.telemetry.port.NamedQueues;
import io.postern.testkit.telemetry.NamedQueuesContract;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;

final class PostgresNamedQueuesTest implements NamedQueuesContract {

    // The destinations of the contract have the same names in each test.
    private final Postgres postgres = RealPostgres.shared().open();

    @AfterEach
    void empty() {
        postgres.call(
                "empty", connection -> Sql.update(connection, "delete from postern_submission where queue like '%@%'"));
        postgres.call(
                "empty", connection -> Sql.update(connection, "delete from postern_client where queue like '%@%'"));
        postgres.close();
    }

    @Override
    public Office office() {
        return new Office(queues(), new PostgresReceipts(postgres));
    }

    @Override
    public NamedQueues replicaOf(NamedQueues queues) {
        return queues();
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    private NamedQueues queues() {
        return new PostgresNamedQueues(postgres, TestQueues.tight(), new Waiting(256));
    }
}
