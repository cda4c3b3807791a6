package io.postern.aws.destinations;

import io.postern.destinations.port.KeyVault;
import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import io.postern.testkit.cloudwatch.Fault;
import io.postern.testkit.destinations.KeyVaultOutageContract;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
record KmsKeyVaultOutageTest(Outage outage) implements KeyVaultOutageContract {

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
