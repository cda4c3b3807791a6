package io.postern.http.destinations;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.postern.destinations.model.PermissionReport;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a destination allows. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "DestinationTrial", description = "What a destination allows. Nothing of the test stays behind there.")
record TrialJson(
        @Schema(description = "The AWS account; left out: not known.", example = "123456789012") @Nullable
        String account,

        @Schema(
                description = "Who AWS takes the credential for; left out: not known.",
                example = "arn:aws:iam::123456789012:user/telemetry")
        @Nullable
        String arn,

        @Schema(
                description = "Why that is not known.",
                example = "AWS does not know the access key (InvalidClientTokenId)")
        @Nullable
        String why,

        @JsonInclude(JsonInclude.Include.ALWAYS)
        @Schema(
                description = "Each permission that its services need; none for the local store.",
                requiredMode = Schema.RequiredMode.REQUIRED)
        List<PermissionJson> permissions) {

    static TrialJson of(PermissionReport report) {
        return new TrialJson(
                absent(report.account()),
                absent(report.arn()),
                absent(report.why()),
                report.checks().stream().map(PermissionJson::of).toList());
    }

    static TrialJson ofLocalStore() {
        return new TrialJson(null, null, null, List.of());
    }

    private static @Nullable String absent(String text) {
        return text.isEmpty() ? null : text;
    }
}
