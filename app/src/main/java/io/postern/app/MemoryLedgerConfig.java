package io.postern.app;

import io.micronaut.context.annotation.ConfigurationProperties;

/**
 * Usage in this process; defaults stand in {@code application.yml}.
 *
 * @param idsMax ids remembered; at the bound the oldest are forgotten
 * @param sumsMax sums kept; at the bound the oldest minutes go, then the oldest hours, then the oldest days
 */
@ConfigurationProperties("postern.metering.memory-ledger")
record MemoryLedgerConfig(int idsMax, int sumsMax) {

    private static final String KEY = "postern.metering.memory-ledger.";

    MemoryLedgerConfig {
        Bounds.positive(KEY + "ids-max", idsMax);
        Bounds.positive(KEY + "sums-max", sumsMax);
    }
}
