package io.postern.app;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/**
 * The allowlist in this process, and the trail of its changes; defaults stand in {@code application.yml}.
 *
 * @param entriesMax entries kept; at the bound those go that have expired, and then none comes in
 * @param changesMax changes of the allowlist kept; at the bound the oldest go
 * @param changesKeep how long each of them is told; at least a day
 */
@ConfigurationProperties("postern.cleanup.memory-allowlist")
record MemoryAllowlistConfig(int entriesMax, int changesMax, Duration changesKeep) {

    MemoryAllowlistConfig {
        Bounds.positive("postern.cleanup.memory-allowlist.entries-max", entriesMax);
        Bounds.positive("postern.cleanup.memory-allowlist.changes-max", changesMax);
        if (changesKeep.toDays() < 1)
            throw new IllegalArgumentException(
                    "postern.cleanup.memory-allowlist.changes-keep: " + changesKeep + " (expected: a day or more)");
    }
}
