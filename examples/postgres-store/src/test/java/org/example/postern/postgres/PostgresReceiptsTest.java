package org.example.postern.postgres;

import io.postern.testkit.Unique;
import io.postern.testkit.telemetry.ReceiptsContract;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;

final class PostgresReceiptsTest implements ReceiptsContract {

    @AutoClose
    private static final Postgres POSTGRES = RealPostgres.shared().open();

    @Override
    public Desk desk() {
        return new Desk(
                new PostgresDeliveryQueue(Unique.name("queue"), POSTGRES, TestQueues.ample(), new Waiting(256)),
                new PostgresReceipts(POSTGRES));
    }

    @Override
    public Instant now() {
        return Instant.now();
    }
}
