package io.postern.http.entitlements;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.postern.metering.model.CallQuota;
import io.swagger.v3.oas.annotations.media.Schema;

/** How often somebody may call. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "CallQuota", description = "How often a client may call in each period.")
record CallQuotaJson(
        @Schema(
                description = "minute, hour, day or month, of UTC.",
                example = "day",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String period,

        @Schema(description = "1 or more.", example = "100000", requiredMode = Schema.RequiredMode.REQUIRED)
        long calls) {

    static CallQuotaJson of(CallQuota quota) {
        return new CallQuotaJson(quota.period().word(), quota.calls());
    }
}
