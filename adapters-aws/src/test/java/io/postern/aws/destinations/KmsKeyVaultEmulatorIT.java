package io.postern.aws.destinations;

import io.postern.destinations.port.KeyVault;
import io.postern.testkit.destinations.KeyVaultContract;
import io.postern.testkit.emulator.LocalEmu;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;

/** The same promises on a KMS that nobody here wrote. */
final class KmsKeyVaultEmulatorIT implements KeyVaultContract {

    private static final String ANY = "arn:aws:kms:eu-central-1:000000000000:key/";

    @AutoClose
    private static final LocalEmu AWS = LocalEmu.start();

    @AutoClose
    private static final KmsAdapters ADAPTERS =
            KmsAdapters.of(AWS.endpoint(), Clock.systemUTC(), Duration.ofSeconds(30));

    private static final String MASTER_KEY = create();
    private static final String OTHER_MASTER_KEY = create();

    @Override
    public KeyVault vault() {
        return ADAPTERS.vault(Duration.ZERO);
    }

    @Override
    public String masterKey() {
        return MASTER_KEY;
    }

    @Override
    public String otherMasterKey() {
        return OTHER_MASTER_KEY;
    }

    @Override
    public String missingMasterKey() {
        return ANY + "12345678-1234-1234-1234-123456789012";
    }

    private static String create() {
        return ADAPTERS.client(ANY).createKey().keyMetadata().arn();
    }
}
