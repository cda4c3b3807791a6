package io.postern.http.telemetry;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/** AWS's form of a receipt, for the API's description. */
@Serdeable
@Schema(name = "Receipt", description = "AWS's form of a receipt.")
record AwsReceiptJson(@JsonProperty("ResponseMetadata") MetadataJson responseMetadata) {

    /** What is inside. */
    @Serdeable
    @Schema(name = "ResponseMetadata")
    public record MetadataJson(
            @JsonProperty("RequestId")
            @Schema(
                    description = "The receipt of the submission; of a test metric, the id that CloudWatch gave.",
                    example = "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            String requestId) {}
}
