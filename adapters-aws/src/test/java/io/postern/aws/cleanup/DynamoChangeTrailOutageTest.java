package io.postern.aws.cleanup;

import io.postern.cleanup.port.Allowlist;
import io.postern.cleanup.port.ChangeTrail;
import io.postern.testkit.Unique;
import io.postern.testkit.cleanup.ChangeTrailOutageContract;
import io.postern.testkit.cloudwatch.BreakableAws;
import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import io.postern.testkit.cloudwatch.Outage;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
record DynamoChangeTrailOutageTest(Outage outage) implements ChangeTrailOutageContract, BreakableAws {

    @AutoClose
    private static final CloudWatchStandIn AWS = CloudWatchStandIn.start();

    @AutoClose
    private static final CleanupAdapters ADAPTERS = CleanupAdapters.of(
            AWS.endpoint(), Map.of("postern.aws.call-timeout", "1s", "postern.aws.connect-timeout", "1s"));

    private static final String TABLE = Unique.name("allowlist");

    @BeforeEach
    void reset() {
        AWS.reset();
    }

    @Override
    public Allowlist allowlist() {
        ADAPTERS.createAllowlist(TABLE);
        return ADAPTERS.allowlist(TABLE);
    }

    @Override
    public ChangeTrail trail() {
        return ADAPTERS.trail(
                new ChangeTable(CleanupAdapters.trailOf(TABLE), 1_000, Duration.ofDays(365)), Clock.systemUTC());
    }

    @Override
    public CloudWatchStandIn aws() {
        return AWS;
    }
}
