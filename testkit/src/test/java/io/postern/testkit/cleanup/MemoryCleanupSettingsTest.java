package io.postern.testkit.cleanup;

import io.postern.cleanup.memory.MemoryCleanupSettings;
import io.postern.cleanup.port.CleanupSettings;

final class MemoryCleanupSettingsTest implements CleanupSettingsContract {

    private final CleanupSettings settings = new MemoryCleanupSettings();

    @Override
    public CleanupSettings settings() {
        return settings;
    }
}
