package io.postern.http.metering;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.postern.metering.model.CallsTaken;
import io.swagger.v3.oas.annotations.media.Schema;

/** What became of the entries of one request. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "CallsRecorded", description = "What became of the entries of one request.")
record CallsRecordedJson(
        @Schema(description = "Calls that were counted now.", requiredMode = Schema.RequiredMode.REQUIRED)
        int recorded,

        @Schema(description = "Calls that had been counted before.", requiredMode = Schema.RequiredMode.REQUIRED)
        int duplicates,

        @Schema(
                description = "Entries that were not counted; /api/v1/metering/refused says why.",
                requiredMode = Schema.RequiredMode.REQUIRED)
        int refused) {

    static CallsRecordedJson of(CallsTaken.Taken taken) {
        return new CallsRecordedJson(taken.recorded(), taken.duplicates(), taken.refused());
    }
}
