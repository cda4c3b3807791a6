package io.postern.http.metering;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.convert.format.Format;
import io.micronaut.http.annotation.QueryValue;
import io.postern.metering.model.SeriesFilter;
import io.postern.metering.model.StatusClass;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which series a query asks for. What cannot be read is an {@link IllegalArgumentException}. */
@Introspected
record UsageSelection(
        @Parameter(description = "Exact; may be repeated; absent: all.", example = "[\"shop\"]")
        @QueryValue
        @Format("MULTI")
        @Nullable
        List<String> application,

        @Parameter(description = "In capitals; may be repeated; absent: all.", example = "[\"GET\"]")
        @QueryValue
        @Format("MULTI")
        @Nullable
        List<String> method,

        @Parameter(description = "As the API names it; may be repeated; absent: all.", example = "[\"/pets/{id}\"]")
        @QueryValue
        @Format("MULTI")
        @Nullable
        List<String> route,

        @Parameter(
                description = "1xx, 2xx, 3xx, 4xx, 5xx or unknown; may be repeated; absent: all.",
                example = "[\"5xx\"]")
        @QueryValue
        @Format("MULTI")
        @Nullable
        List<String> statusClass) {

    SeriesFilter filter() {
        Set<StatusClass> statuses =
                asked(statusClass).stream().map(StatusClass::read).collect(Collectors.toSet());
        return new SeriesFilter(asked(application), asked(method), asked(route), statuses);
    }

    private static Set<String> asked(@Nullable List<String> values) {
        return values == null ? Set.of() : Set.copyOf(values);
    }
}
