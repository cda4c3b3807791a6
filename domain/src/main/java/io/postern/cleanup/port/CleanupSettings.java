package io.postern.cleanup.port;

import io.postern.cleanup.model.Settings;
import io.postern.shared.PortUnavailable;
import java.util.Optional;

/** Keeps how the cleanup is set, for all replicas and for the cleanup itself. */
public interface CleanupSettings {

    /**
     * The settings, as they are now; nothing when there are none at all.
     *
     * @throws PortUnavailable when they cannot be asked for
     */
    Optional<Settings> find();

    /**
     * Keeps these settings whole if there are none, and does nothing otherwise.
     *
     * @return whether there were none
     * @throws PortUnavailable when it is not known whether they were kept
     */
    boolean seed(Settings settings);
}
