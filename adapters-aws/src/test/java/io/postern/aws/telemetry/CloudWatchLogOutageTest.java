package io.postern.aws.telemetry;

import io.postern.telemetry.model.Delivery;
import io.postern.telemetry.model.LogBatch;
import io.postern.telemetry.model.LogEvent;
import io.postern.telemetry.model.LogStream;
import java.time.Instant;
import java.util.List;

class CloudWatchLogOutageTest extends CloudWatchOutages {

    @Override
    public Delivery putSomething() {
        LogStream stream = new LogStream("/site/web", "browser");
        return adapters.logDestination().put(new LogBatch(stream, List.of(new LogEvent(Instant.now(), "poison"))));
    }

    @Override
    public void refuse() {
        aws.refuseLogEvents(event -> true);
    }
}
