package io.postern.aws.destinations;

import io.postern.destinations.memory.MasterKey;
import io.postern.destinations.memory.MemorySecretBox;
import io.postern.destinations.memory.VaultKey;
import io.postern.destinations.port.SecretBox;
import io.postern.shared.Secret;
import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import io.postern.testkit.destinations.SecretBoxContract;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;

/** Seals whose master key is in KMS, or was until a text took its place. */
final class KmsSecretBoxTest implements SecretBoxContract {

    private static final MasterKey TEXT = new MasterKey("text", new Secret("a master key in a text"));

    @AutoClose
    private static final CloudWatchStandIn AWS = CloudWatchStandIn.start();

    @AutoClose
    private static final KmsAdapters ADAPTERS = KmsAdapters.of(AWS.endpoint(), Clock.systemUTC());

    private final String arn = AWS.createKey();
    private final SecretBox box = new MemorySecretBox(List.of(key()));

    @Override
    public SecretBox box() {
        return box;
    }

    @Override
    public SecretBox rotated() {
        return new MemorySecretBox(List.of(TEXT, key()));
    }

    @Override
    public SecretBox stranger() {
        return new MemorySecretBox(List.of(TEXT));
    }

    private VaultKey key() {
        return new VaultKey("kms", arn, ADAPTERS.vault(Duration.ofSeconds(5)));
    }
}
