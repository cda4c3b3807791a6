package io.postern.http.cleanup;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.postern.cleanup.model.ExecutionDiff;
import io.postern.cleanup.model.ResourceAction;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What is different between two runs. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(
        name = "ExecutionDiff",
        description =
                "What is different between two runs of the cleanup: what appeared is named by the second one only, what"
                        + " vanished by the first one only, and what changed by both with another action.")
record ExecutionDiffJson(
        ResourcesJson appeared,
        ResourcesJson vanished,
        ChangesJson changed,

        @Schema(
                description = "How many resources both name with the same action.",
                example = "1200",
                requiredMode = Schema.RequiredMode.REQUIRED)
        int unchanged,

        @Schema(description = "What of the logs could not be read.", requiredMode = Schema.RequiredMode.REQUIRED)
        List<String> warnings) {

    static ExecutionDiffJson of(ExecutionDiff diff) {
        return new ExecutionDiffJson(
                ResourcesJson.of(diff.appeared()),
                ResourcesJson.of(diff.vanished()),
                new ChangesJson(
                        diff.changed().count(),
                        diff.changed().first().stream()
                                .map(ActionChangeJson::of)
                                .toList()),
                diff.unchanged(),
                diff.warnings());
    }

    /** Resources that one of the runs names. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "DifferentResources")
    public record ResourcesJson(
            @Schema(description = "How many there are.", example = "3", requiredMode = Schema.RequiredMode.REQUIRED)
            int count,

            @Schema(description = "The first of them.", requiredMode = Schema.RequiredMode.REQUIRED)
            List<ResourceActionJson> resources) {

        static ResourcesJson of(ExecutionDiff.Part<ResourceAction> part) {
            return new ResourcesJson(
                    part.count(),
                    part.first().stream().map(ResourceActionJson::of).toList());
        }
    }

    /** Resources that both runs name. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "ChangedResources")
    public record ChangesJson(
            @Schema(description = "How many there are.", example = "1", requiredMode = Schema.RequiredMode.REQUIRED)
            int count,

            @Schema(description = "The first of them.", requiredMode = Schema.RequiredMode.REQUIRED)
            List<ActionChangeJson> resources) {}
}
