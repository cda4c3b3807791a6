package io.postern.aws.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.telemetry.model.Delivery;
import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import io.postern.testkit.cloudwatch.Fault;
import io.postern.testkit.telemetry.DestinationOutageContract;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** All that can be wrong with CloudWatch, whatever is sent to it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CloudWatchOutages implements DestinationOutageContract {

    final CloudWatchStandIn aws = CloudWatchStandIn.start();
    final CloudWatchAdapters adapters = CloudWatchAdapters.of(
            aws, Clock.systemUTC(), Map.of("postern.aws.call-timeout", "3s", "postern.aws.connect-timeout", "2s"));

    private boolean vanished;

    @BeforeEach
    void allIsWellAtFirst() {
        assertThat(putSomething()).isInstanceOf(Delivery.Delivered.class);
    }

    @AfterAll
    void stop() {
        adapters.close();
        aws.close();
    }

    @Override
    public void throttle() {
        aws.misbehave(new Fault.Throttle()).always();
    }

    @Override
    public void fail() {
        aws.misbehave(new Fault.Fail(500)).always();
    }

    @Override
    public void hang() {
        aws.misbehave(new Fault.Hang()).always();
    }

    @Override
    public void cutAfterStoring() {
        aws.misbehave(new Fault.CutAfterProcessing()).always();
    }

    @Override
    public void vanish() {
        aws.vanish();
        vanished = true;
        // Uses the connection up that is still in the pool: a call on it cannot know whether it was heard.
        assertThat(putSomething()).isInstanceOf(Delivery.RetryLater.class);
    }

    @Override
    public void denyAccess() {
        aws.misbehave(new Fault.DenyAccess()).always();
    }

    @AfterEach
    @Override
    public void mendIt() {
        if (vanished) aws.comeBack();
        vanished = false;
        aws.behave();
    }
}
