package io.postern.http.telemetry;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.postern.telemetry.model.DashboardPage;
import io.postern.telemetry.model.Reach;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of dashboards, by name. Without a {@code nextToken} it is the last one. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "DashboardsPage", description = "A page of dashboards, by name.")
record DashboardsPageJson(
        List<EntryJson> dashboards,

        @Schema(description = "Where to go on; absent: this was all.") @Nullable
        String nextToken,

        @Schema(description = "True: with follow, its bound ended the answer before all was said; else absent.")
        @Nullable
        Boolean boundReached) {

    static DashboardsPageJson of(DashboardPage page, Reach reach) {
        return new DashboardsPageJson(
                page.dashboards().stream().map(EntryJson::of).toList(),
                page.nextToken().isEmpty() ? null : page.nextToken(),
                Follow.boundReached(reach, page.nextToken()));
    }

    /** One dashboard without its body. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DashboardEntry", description = "One dashboard without its body.")
    public record EntryJson(
            @Schema(example = "shop-orders") String dashboardName,

            Instant lastModified,

            @Schema(description = "Bytes of its body.") long size) {

        static EntryJson of(DashboardPage.Entry entry) {
            return new EntryJson(entry.name().value(), entry.lastModified(), entry.sizeBytes());
        }
    }
}
