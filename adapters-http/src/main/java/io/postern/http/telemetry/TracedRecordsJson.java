package io.postern.http.telemetry;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.postern.telemetry.model.Trace;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Neighbouring records of a submission that are in the same state. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "TracedRecords", description = "Neighbouring records of a submission that are in the same state.")
record TracedRecordsJson(
        @Schema(description = "The first one's number, from zero.", requiredMode = Schema.RequiredMode.REQUIRED)
        int from,

        @Schema(description = "How many they are.", requiredMode = Schema.RequiredMode.REQUIRED)
        int count,

        @Schema(
                description = "queued: waits for CloudWatch. uncertain: a try was cut off, so it may be stored; it is"
                        + " tried again. delivered: CloudWatch has it. dead: CloudWatch refused it, and an operator can"
                        + " see it. unknown: neither waiting nor noted; it was lost by the store, or its note was"
                        + " dropped.",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String state,

        @Schema(description = "Delivered: AWS's id of the request that carried them.") @Nullable
        String requestId,

        @Schema(description = "Delivered: whether an earlier try, which was cut off, may have stored them too.")
        @Nullable
        Boolean perhapsTwice,

        @Schema(description = "Dead: refused, too_old, too_new, expired or aged_while_waiting.") @Nullable
        String cause,

        @Schema(description = "Dead: the destination's words.") @Nullable
        String why) {

    static TracedRecordsJson of(Trace.Part part) {
        return switch (part.state()) {
            case Trace.State.Queued _ -> plain(part, "queued");
            case Trace.State.Uncertain _ -> plain(part, "uncertain");
            case Trace.State.Unknown _ -> plain(part, "unknown");
            case Trace.State.Delivered delivered ->
                new TracedRecordsJson(
                        part.from(),
                        part.count(),
                        "delivered",
                        delivered.requestId(),
                        delivered.perhapsTwice(),
                        null,
                        null);
            case Trace.State.Dead dead ->
                new TracedRecordsJson(
                        part.from(),
                        part.count(),
                        "dead",
                        null,
                        null,
                        dead.cause().name().toLowerCase(Locale.ROOT),
                        dead.why());
        };
    }

    private static TracedRecordsJson plain(Trace.Part part, String state) {
        return new TracedRecordsJson(part.from(), part.count(), state, null, null, null, null);
    }
}
