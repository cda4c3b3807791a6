package io.postern.http.destinations;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.postern.destinations.model.PermissionCheck;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether one permission works. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PermissionCheck", description = "Whether one permission of AWS works.")
record PermissionJson(
        @Schema(
                description = "As policies of AWS name it.",
                example = "cloudwatch:PutMetricData",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String permission,

        @Schema(
                description = "yes, no, or unknown: AWS did not say.",
                example = "yes",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String works,

        @Schema(description = "Why not; left out when it works.", example = "AWS throttles (Throttling)") @Nullable
        String why) {

    static PermissionJson of(PermissionCheck check) {
        return new PermissionJson(
                check.permission().action(),
                check.granted().name().toLowerCase(Locale.ROOT),
                check.why().isEmpty() ? null : check.why());
    }
}
