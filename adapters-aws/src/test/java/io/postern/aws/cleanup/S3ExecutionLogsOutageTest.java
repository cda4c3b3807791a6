package io.postern.aws.cleanup;

import io.postern.aws.cleanup.S3ExecutionLogsOutageTest.Outage;
import io.postern.cleanup.port.ExecutionLogs;
import io.postern.testkit.cleanup.ExecutionLogsOutageContract;
import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import io.postern.testkit.cloudwatch.Fault;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
record S3ExecutionLogsOutageTest(Outage outage) implements ExecutionLogsOutageContract {

    enum Outage {
        GONE,
        HANGING,
        CUTTING,
        THROTTLING,
        FAILING,
        DENYING
    }

    @AutoClose
    private static final CloudWatchStandIn AWS = CloudWatchStandIn.start();

    @AutoClose
    private static final S3Adapters ADAPTERS = S3Adapters.of(
            AWS.endpoint(), Map.of("postern.aws.call-timeout", "1s", "postern.aws.connect-timeout", "1s"));

    @Override
    public ExecutionLogs logs() {
        AWS.putObject("execution-logs", LOG.value(), new byte[1]);
        return ADAPTERS.logs();
    }

    @Override
    public void breakIt() {
        switch (outage) {
            case GONE -> AWS.vanish();
            case HANGING -> AWS.misbehave(new Fault.Hang()).always();
            case CUTTING -> AWS.misbehave(new Fault.CutBeforeProcessing()).always();
            case THROTTLING -> AWS.misbehave(new Fault.Throttle()).always();
            case FAILING -> AWS.misbehave(new Fault.Fail(500)).always();
            case DENYING -> AWS.misbehave(new Fault.DenyAccess()).always();
        }
    }

    @Override
    public void mendIt() {
        if (outage == Outage.GONE) AWS.comeBack();
        AWS.behave();
    }
}
