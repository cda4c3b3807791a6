package io.postern.http.telemetry;

import io.micronaut.serde.annotation.Serdeable;
import io.postern.telemetry.model.MetricPage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of series. Without a {@code nextToken} it is the last one. */
@Serdeable
public record MetricsPageJson(
        List<SeriesJson> metrics, @Nullable String nextToken) {

    static MetricsPageJson of(MetricPage page) {
        return new MetricsPageJson(
                page.metrics().stream().map(SeriesJson::of).toList(),
                page.nextToken().isEmpty() ? null : page.nextToken());
    }
}
