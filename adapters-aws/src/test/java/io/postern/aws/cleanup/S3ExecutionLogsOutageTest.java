package io.postern.aws.cleanup;

import io.postern.cleanup.port.ExecutionLogs;
import io.postern.testkit.cleanup.ExecutionLogsOutageContract;
import io.postern.testkit.cloudwatch.BreakableAws;
import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import io.postern.testkit.cloudwatch.Outage;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
record S3ExecutionLogsOutageTest(Outage outage) implements ExecutionLogsOutageContract, BreakableAws {

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
    public CloudWatchStandIn aws() {
        return AWS;
    }
}
