package io.postern.aws.destinations;

import io.postern.destinations.port.DestinationStore;
import io.postern.testkit.Unique;
import io.postern.testkit.cloudwatch.BreakableAws;
import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import io.postern.testkit.cloudwatch.Outage;
import io.postern.testkit.destinations.DestinationStoreOutageContract;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
record DynamoDestinationStoreOutageTest(Outage outage) implements DestinationStoreOutageContract, BreakableAws {

    @AutoClose
    private static final CloudWatchStandIn AWS = CloudWatchStandIn.start();

    @AutoClose
    private static final DynamoAdapters ADAPTERS = DynamoAdapters.of(
            AWS.endpoint(), Map.of("postern.aws.call-timeout", "1s", "postern.aws.connect-timeout", "1s"));

    @Override
    public DestinationStore store() {
        return ADAPTERS.store(Unique.name("destinations"));
    }

    @Override
    public CloudWatchStandIn aws() {
        return AWS;
    }
}
