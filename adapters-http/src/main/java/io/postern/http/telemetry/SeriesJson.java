package io.postern.http.telemetry;

import io.micronaut.serde.annotation.Serdeable;
import io.postern.telemetry.model.MetricDescriptor;
import java.util.List;

/** One series of a metric. */
@Serdeable
public record SeriesJson(String namespace, String metricName, List<DimensionJson> dimensions) {

    static SeriesJson of(MetricDescriptor series) {
        return new SeriesJson(
                series.namespace(),
                series.metricName(),
                series.dimensions().stream()
                        .map(dimension -> new DimensionJson(dimension.name(), dimension.value()))
                        .toList());
    }
}
