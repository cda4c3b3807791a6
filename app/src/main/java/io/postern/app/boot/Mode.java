package io.postern.app.boot;

import io.micronaut.core.value.PropertyResolver;
import java.util.Arrays;
import java.util.Locale;

/** How much Postern takes on trust. */
public enum Mode {
    /** Starts with nothing: random secrets, memory adapters, and a session to paste. */
    DEVELOPMENT,
    /** Refuses to start with anything that would lose data or let strangers in. */
    PRODUCTION;

    /**
     * Reads the configured mode.
     *
     * @throws BootFailure when it is neither
     */
    static Mode of(PropertyResolver properties) {
        String configured = properties.getProperty(Keys.MODE, String.class).orElse("development");
        return Arrays.stream(values())
                .filter(mode -> mode.name().toLowerCase(Locale.ROOT).equals(configured.strip()))
                .findFirst()
                .orElseThrow(() -> new BootFailure(
                        "POSTERN_MODE (postern.mode): " + configured + " (expected: development or production)."));
    }
}
