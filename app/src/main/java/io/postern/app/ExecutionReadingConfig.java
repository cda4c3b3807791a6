package io.postern.app;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.postern.cleanup.model.ReadingBounds;
import java.time.Duration;

/**
 * What reading execution logs of the cleanup may cost; defaults stand in {@code application.yml}.
 *
 * @param logsMax most logs that this replica reads at once; one that is large takes some megabytes
 * @param logMax longest time of reading one log, however slowly its caller takes it; beyond it the answer breaks off
 */
@ConfigurationProperties("postern.cleanup.reading")
record ExecutionReadingConfig(int logsMax, Duration logMax) {

    ExecutionReadingConfig {
        Bounds.positive("postern.cleanup.reading.logs-max", logsMax);
        Bounds.positive("postern.cleanup.reading.log-max", logMax);
    }

    ReadingBounds bounds() {
        return new ReadingBounds(logsMax, logMax);
    }
}
