package io.postern.aws.cleanup;

import io.postern.cleanup.port.Allowlist;
import io.postern.testkit.Unique;
import io.postern.testkit.cleanup.AllowlistContract;
import io.postern.testkit.emulator.LocalEmu;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;

/** The same promises on a DynamoDB that nobody here wrote. */
final class DynamoAllowlistEmulatorIT implements AllowlistContract {

    @AutoClose
    private static final LocalEmu AWS = LocalEmu.start();

    @AutoClose
    private static final CleanupAdapters ONE = CleanupAdapters.inTurn(AWS.endpoint());

    @AutoClose
    private static final CleanupAdapters OTHER = CleanupAdapters.inTurn(AWS.endpoint());

    private final String table = Unique.name("allowlist");

    @BeforeEach
    void create() {
        ONE.createAllowlist(table);
    }

    @Override
    public Allowlist allowlist() {
        return ONE.allowlist(table);
    }

    @Override
    public Allowlist replica() {
        return OTHER.allowlist(table);
    }
}
