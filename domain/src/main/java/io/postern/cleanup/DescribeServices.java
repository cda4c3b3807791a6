package io.postern.cleanup;

import io.postern.cleanup.model.Settings;
import io.postern.cleanup.port.CleanupSettings;
import io.postern.shared.PortUnavailable;
import java.util.Optional;

/** Tells which services and resources the cleanup knows, and how it treats them. */
public final class DescribeServices {

    private final CleanupSettings settings;

    public DescribeServices(CleanupSettings settings) {
        this.settings = settings;
    }

    /**
     * The settings as they are. Where there are none at all, the default ones are kept first; whatever is there is never
     * changed.
     *
     * @throws PortUnavailable when they cannot be asked for
     */
    public Settings describe() {
        Optional<Settings> found = settings.find();
        if (found.isPresent()) return found.get();
        Settings defaults = DefaultSettings.SETTINGS;
        return settings.seed(defaults) ? defaults : settings.find().orElse(defaults);
    }
}
