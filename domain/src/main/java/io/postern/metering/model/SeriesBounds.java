package io.postern.metering.model;

/**
 * How many series are told apart on one day. Beyond the first, calls of applications that were not seen that day are summed
 * under {@link Series#OTHER}; beyond either, calls of new routes are.
 *
 * @param seriesMax most series
 * @param applicationSeriesMax most series of one application
 */
public record SeriesBounds(int seriesMax, int applicationSeriesMax) {

    public SeriesBounds {
        if (seriesMax < 1) throw new IllegalArgumentException("series: " + seriesMax + " (expected: 1 or more)");
        if (applicationSeriesMax < 1)
            throw new IllegalArgumentException(
                    "series of one application: " + applicationSeriesMax + " (expected: 1 or more)");
    }
}
