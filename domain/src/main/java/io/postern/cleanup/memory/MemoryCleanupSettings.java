package io.postern.cleanup.memory;

import io.postern.cleanup.model.Settings;
import io.postern.cleanup.port.CleanupSettings;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Settings of this process only, gone with it. */
public final class MemoryCleanupSettings implements CleanupSettings {

    private final AtomicReference<@Nullable Settings> settings = new AtomicReference<>();

    @Override
    public Optional<Settings> find() {
        return Optional.ofNullable(settings.get());
    }

    @Override
    public boolean seed(Settings defaults) {
        return settings.compareAndSet(null, defaults);
    }
}
