package io.postern.http.telemetry;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.postern.telemetry.model.Datapoint;
import io.postern.telemetry.model.MetricDescriptor;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** Statistics of one series: the periods that hold data, oldest first. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Statistics", description = "Statistics of one series: the periods that hold data, oldest first.")
record StatisticsJson(SeriesJson metric, List<DatapointJson> datapoints) {

    static StatisticsJson of(MetricDescriptor metric, List<Datapoint> datapoints) {
        return new StatisticsJson(
                SeriesJson.of(metric),
                datapoints.stream().map(DatapointJson::of).toList());
    }
}
