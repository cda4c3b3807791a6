package io.postern.app;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.postern.metering.model.SeriesBounds;
import java.time.Duration;

/**
 * What usage tells apart; defaults stand in {@code application.yml}.
 *
 * @param remembered how long an id counts once, at least, after it was counted; a second or more
 * @param seriesMax series of one day; beyond it applications that are new that day are summed together
 * @param applicationSeriesMax series of one application and day; beyond it its routes that are new that day are summed
 *     together
 */
@ConfigurationProperties("postern.metering.usage")
record UsageConfig(Duration remembered, int seriesMax, int applicationSeriesMax) {

    private static final String KEY = "postern.metering.usage.";

    UsageConfig {
        if (remembered.toSeconds() < 1)
            throw new IllegalArgumentException(KEY + "remembered: " + remembered + " (expected: a second or more)");
        Bounds.positive(KEY + "series-max", seriesMax);
        Bounds.positive(KEY + "application-series-max", applicationSeriesMax);
    }

    SeriesBounds bounds() {
        return new SeriesBounds(seriesMax, applicationSeriesMax);
    }
}
