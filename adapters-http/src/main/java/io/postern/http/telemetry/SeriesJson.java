package io.postern.http.telemetry;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.postern.telemetry.model.MetricDescriptor;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** One series of a metric. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Series", description = "One series of a metric.")
record SeriesJson(String namespace, String metricName, List<DimensionJson> dimensions) {

    static SeriesJson of(MetricDescriptor series) {
        return new SeriesJson(
                series.namespace(),
                series.metricName(),
                series.dimensions().stream()
                        .map(dimension -> new DimensionJson(dimension.name(), dimension.value()))
                        .toList());
    }
}
