package io.postern.aws.destinations;

import io.postern.destinations.port.KeyVault;
import io.postern.testkit.cloudwatch.BreakableAws;
import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import io.postern.testkit.cloudwatch.Outage;
import io.postern.testkit.destinations.KeyVaultOutageContract;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
record KmsKeyVaultOutageTest(Outage outage) implements KeyVaultOutageContract, BreakableAws {

    @AutoClose
    private static final CloudWatchStandIn AWS = CloudWatchStandIn.start();

    @AutoClose
    private static final KmsAdapters ADAPTERS = KmsAdapters.of(AWS.endpoint(), Clock.systemUTC());

    private static final String MASTER_KEY = AWS.createKey();

    @Override
    public KeyVault vault() {
        return ADAPTERS.vault(Duration.ofMillis(100));
    }

    @Override
    public String masterKey() {
        return MASTER_KEY;
    }

    @Override
    public CloudWatchStandIn aws() {
        return AWS;
    }
}
