package io.postern.http.telemetry;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.postern.telemetry.model.Trace;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** What became of a submission, as receipts are answered. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Trace", description = "What became of a submission.")
record TraceJson(
        String receipt,
        Instant acceptedAt,

        @Schema(description = "How many records the submission had.", requiredMode = Schema.RequiredMode.REQUIRED)
        int records,

        @Schema(
                description = "The state of all records, or mixed: queued, uncertain, delivered, dead or unknown.",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String state,

        @Schema(
                description = "Every record, in the order of the submission; neighbours in the same state together.",
                requiredMode = Schema.RequiredMode.REQUIRED)
        List<TracedRecordsJson> parts) {

    static TraceJson of(Trace trace) {
        List<TracedRecordsJson> parts =
                trace.parts().stream().map(TracedRecordsJson::of).toList();
        List<String> states =
                parts.stream().map(TracedRecordsJson::state).distinct().toList();
        int records = trace.parts().stream().mapToInt(Trace.Part::count).sum();
        return new TraceJson(
                trace.receipt().value(),
                trace.acceptedAt(),
                records,
                states.size() == 1 ? states.getFirst() : "mixed",
                parts);
    }
}
