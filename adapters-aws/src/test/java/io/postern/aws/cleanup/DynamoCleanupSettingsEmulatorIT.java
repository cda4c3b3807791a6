package io.postern.aws.cleanup;

import io.postern.cleanup.port.CleanupSettings;
import io.postern.testkit.Unique;
import io.postern.testkit.cleanup.CleanupSettingsContract;
import io.postern.testkit.emulator.LocalEmu;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;

/** The same promises on a DynamoDB that nobody here wrote. */
final class DynamoCleanupSettingsEmulatorIT implements CleanupSettingsContract {

    @AutoClose
    private static final LocalEmu AWS = LocalEmu.start();

    @AutoClose
    private static final CleanupAdapters ONE = CleanupAdapters.inTurn(AWS.endpoint());

    @AutoClose
    private static final CleanupAdapters OTHER = CleanupAdapters.inTurn(AWS.endpoint());

    private final String table = Unique.name("settings");

    @BeforeEach
    void create() {
        ONE.create(table, "key");
    }

    @Override
    public CleanupSettings settings() {
        return ONE.settings(table);
    }

    @Override
    public CleanupSettings replica() {
        return OTHER.settings(table);
    }
}
