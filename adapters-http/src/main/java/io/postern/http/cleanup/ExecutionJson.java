package io.postern.http.cleanup;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.postern.cleanup.model.ExecutionKey;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** One run of the cleanup. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Execution", description = "One run of the cleanup.")
record ExecutionJson(
        @Schema(
                description = "The name of its log.",
                example = "2023/01/execution_log_2023_01_01_06_00_00.csv",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String key,

        @Schema(
                description = "When its log was written.",
                example = "2023-01-01T06:00:00Z",
                requiredMode = Schema.RequiredMode.REQUIRED)
        Instant writtenAt) {

    static ExecutionJson of(ExecutionKey key) {
        return new ExecutionJson(key.value(), key.writtenAt());
    }
}
