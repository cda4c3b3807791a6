package io.postern.aws.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.telemetry.model.Delivery;
import io.postern.telemetry.model.MetricBatch;
import io.postern.telemetry.model.MetricDatum;
import io.postern.telemetry.model.MetricValue;
import io.postern.telemetry.model.StandardUnit;
import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import io.postern.testkit.cloudwatch.Fault;
import io.postern.testkit.telemetry.DestinationOutageContract;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class CloudWatchMetricOutageTest implements DestinationOutageContract {

    private static final CloudWatchStandIn AWS = CloudWatchStandIn.start();
    private static final CloudWatchAdapters ADAPTERS = CloudWatchAdapters.of(
            AWS, Clock.systemUTC(), Map.of("postern.aws.call-timeout", "3s", "postern.aws.connect-timeout", "2s"));

    private boolean vanished;

    @BeforeEach
    void allIsWellAtFirst() {
        assertThat(putSomething()).isInstanceOf(Delivery.Delivered.class);
    }

    @AfterAll
    static void stop() {
        ADAPTERS.close();
        AWS.close();
    }

    @Override
    public Delivery putSomething() {
        return ADAPTERS.metricDestination()
                .put(new MetricBatch(
                        "Site",
                        List.of(new MetricDatum(
                                "poison",
                                List.of(),
                                Instant.now(),
                                new MetricValue.Single(1),
                                StandardUnit.NONE,
                                60))));
    }

    @Override
    public void throttle() {
        AWS.misbehave(new Fault.Throttle()).always();
    }

    @Override
    public void fail() {
        AWS.misbehave(new Fault.Fail(500)).always();
    }

    @Override
    public void hang() {
        AWS.misbehave(new Fault.Hang()).always();
    }

    @Override
    public void cutAfterStoring() {
        AWS.misbehave(new Fault.CutAfterProcessing()).always();
    }

    @Override
    public void vanish() {
        AWS.vanish();
        vanished = true;
        // Uses the connection up that is still in the pool: a call on it cannot know whether it was heard.
        assertThat(putSomething()).isInstanceOf(Delivery.RetryLater.class);
    }

    @Override
    public void denyAccess() {
        AWS.misbehave(new Fault.DenyAccess()).always();
    }

    @Override
    public void refuse() {
        AWS.refuseMetrics(datum -> true);
    }

    @AfterEach
    @Override
    public void mendIt() {
        if (vanished) AWS.comeBack();
        vanished = false;
        AWS.behave();
    }
}
