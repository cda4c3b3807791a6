package io.postern.aws.cleanup;

import io.postern.cleanup.port.Allowlist;
import io.postern.testkit.Unique;
import io.postern.testkit.cleanup.AllowlistOutageContract;
import io.postern.testkit.cloudwatch.BreakableAws;
import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import io.postern.testkit.cloudwatch.Outage;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
record DynamoAllowlistOutageTest(Outage outage) implements AllowlistOutageContract, BreakableAws {

    @AutoClose
    private static final CloudWatchStandIn AWS = CloudWatchStandIn.start();

    @AutoClose
    private static final CleanupAdapters ADAPTERS = CleanupAdapters.of(
            AWS.endpoint(), Map.of("postern.aws.call-timeout", "1s", "postern.aws.connect-timeout", "1s"));

    @Override
    public Allowlist allowlist() {
        String table = Unique.name("allowlist");
        ADAPTERS.createAllowlist(table);
        return ADAPTERS.allowlist(table);
    }

    @Override
    public CloudWatchStandIn aws() {
        return AWS;
    }
}
