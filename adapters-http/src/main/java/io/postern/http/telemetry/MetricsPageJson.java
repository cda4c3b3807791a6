package io.postern.http.telemetry;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.postern.telemetry.model.MetricPage;
import io.postern.telemetry.model.Reach;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of series. Without a {@code nextToken} it is the last one. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "MetricsPage", description = "A page of series.")
record MetricsPageJson(
        List<SeriesJson> metrics,

        @Schema(description = "Where to go on; absent: this was all.") @Nullable
        String nextToken,

        @Schema(description = "True: with follow, its bound ended the answer before all was said; else absent.")
        @Nullable
        Boolean boundReached) {

    static MetricsPageJson of(MetricPage page, Reach reach) {
        return new MetricsPageJson(
                page.metrics().stream().map(SeriesJson::of).toList(),
                page.nextToken().isEmpty() ? null : page.nextToken(),
                Follow.boundReached(reach, page.nextToken()));
    }
}
