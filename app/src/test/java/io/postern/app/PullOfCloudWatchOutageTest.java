package io.postern.app;

import io.postern.app.boot.Boot;
import io.postern.app.boot.Gate;
import io.postern.metering.port.LogGroupReader;
import io.postern.testkit.cloudwatch.BreakableAws;
import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import io.postern.testkit.cloudwatch.Outage;
import io.postern.testkit.metering.LogGroupReaderOutageContract;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The reader that a Postern makes for its pulls, budget and all, while CloudWatch Logs is away. */
@ParameterizedClass
@EnumSource
final class PullOfCloudWatchOutageTest implements LogGroupReaderOutageContract, BreakableAws {

    private static final CloudWatchStandIn AWS = CloudWatchStandIn.start();
    private static final Gate GATE = Boot.start(
            Map.of(
                    "PORT", "-1",
                    "AWS_REGION", "eu-central-1",
                    "AWS_ACCESS_KEY_ID", "AKIATEST",
                    "AWS_SECRET_ACCESS_KEY", "secret-key",
                    "AWS_ENDPOINT_URL", AWS.endpoint().toString()),
            Map.of(
                    "postern.aws.connect-timeout", "1s",
                    "postern.aws.call-timeout", "1s",
                    "postern.metering.pull.api.log-group", "/another",
                    "postern.metering.pull.api.every", "1h",
                    "postern.shutdown.deadline", "1s"));

    private final Outage outage;

    /** Of each test, for the answer to an equal question would be shared. */
    private final Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);

    PullOfCloudWatchOutageTest(Outage outage) {
        this.outage = outage;
    }

    @AfterAll
    static void stop() {
        GATE.close();
        AWS.close();
    }

    @BeforeEach
    void empty() {
        AWS.reset();
    }

    @Override
    public LogGroupReader reader() {
        return GATE.context().getBean(LogGroupReader.class);
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void holds(long secondsAgo) {
        AWS.putLogEvent("api", "stream", now.minusSeconds(secondsAgo), "{}");
    }

    @Override
    public Outage outage() {
        return outage;
    }

    @Override
    public CloudWatchStandIn aws() {
        return AWS;
    }
}
