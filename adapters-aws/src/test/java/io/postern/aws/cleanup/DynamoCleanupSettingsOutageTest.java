package io.postern.aws.cleanup;

import io.postern.cleanup.port.CleanupSettings;
import io.postern.testkit.Unique;
import io.postern.testkit.cleanup.CleanupSettingsOutageContract;
import io.postern.testkit.cloudwatch.BreakableAws;
import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import io.postern.testkit.cloudwatch.Outage;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
record DynamoCleanupSettingsOutageTest(Outage outage) implements CleanupSettingsOutageContract, BreakableAws {

    @AutoClose
    private static final CloudWatchStandIn AWS = CloudWatchStandIn.start();

    @AutoClose
    private static final CleanupAdapters ADAPTERS = CleanupAdapters.of(
            AWS.endpoint(), Map.of("postern.aws.call-timeout", "1s", "postern.aws.connect-timeout", "1s"));

    @Override
    public CleanupSettings settings() {
        String table = Unique.name("settings");
        ADAPTERS.create(table, "key");
        return ADAPTERS.settings(table);
    }

    @Override
    public CloudWatchStandIn aws() {
        return AWS;
    }
}
