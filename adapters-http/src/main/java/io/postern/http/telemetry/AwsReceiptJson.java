package io.postern.http.telemetry;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/** AWS's form of a receipt, for the API's description. */
@Serdeable
@Schema(name = "Receipt")
public record AwsReceiptJson(
        @JsonProperty("ResponseMetadata") @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
        MetadataJson responseMetadata) {

    /** What is inside. */
    @Serdeable
    @Schema(name = "ResponseMetadata")
    public record MetadataJson(
            @JsonProperty("RequestId")
            @Schema(
                    description = "The receipt of the submission.",
                    example = "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            String requestId) {}
}
