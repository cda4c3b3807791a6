package io.postern.telemetry;

import io.postern.access.model.ClientId;
import io.postern.telemetry.model.Dimension;
import io.postern.telemetry.model.Intake;
import io.postern.telemetry.model.LogStream;
import io.postern.telemetry.model.MetricDatum;
import java.util.ArrayList;
import java.util.List;

/**
 * Marks what was sent with a monitoring token, so that it can be told apart and never falls into the series and streams
 * of real senders.
 */
public final class MonitoringMark {

    /** What every marked datum has more. */
    public static final Dimension DIMENSION = new Dimension("PosternMonitoring", "true");
    /** What the name of every marked stream ends with. */
    public static final String STREAM_SUFFIX = "/monitoring";

    private MonitoringMark() {}

    /** The datums as they are, or with one dimension more. */
    static List<MetricDatum> on(Intake intake, List<MetricDatum> datums) {
        if (!wanted(intake)) return datums;
        return datums.stream().map(MonitoringMark::marked).toList();
    }

    /** The stream as it is, or one beside it. */
    static LogStream on(Intake intake, LogStream stream) {
        if (!wanted(intake)) return stream;
        return new LogStream(stream.group(), stream.name() + STREAM_SUFFIX);
    }

    /** Whether a monitoring token sent it. */
    static boolean wanted(Intake intake) {
        return intake.client().equals(ClientId.MONITORING);
    }

    private static MetricDatum marked(MetricDatum datum) {
        List<Dimension> dimensions = new ArrayList<>(datum.dimensions());
        dimensions.add(DIMENSION);
        return new MetricDatum(
                datum.metricName(),
                dimensions,
                datum.timestamp(),
                datum.value(),
                datum.unit(),
                datum.storageResolution());
    }
}
