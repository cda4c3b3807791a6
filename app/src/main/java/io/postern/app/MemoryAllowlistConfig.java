package io.postern.app;

import io.micronaut.context.annotation.ConfigurationProperties;

/**
 * The allowlist in this process; defaults stand in {@code application.yml}.
 *
 * @param entriesMax entries kept; at the bound those go that have expired, and then none comes in
 */
@ConfigurationProperties("postern.cleanup.memory-allowlist")
record MemoryAllowlistConfig(int entriesMax) {

    MemoryAllowlistConfig {
        Bounds.positive("postern.cleanup.memory-allowlist.entries-max", entriesMax);
    }
}
