package io.postern.http.entitlements;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.postern.metering.model.Entitlement;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** All entitlements. */
@Serdeable
@Schema(name = "Entitlements", description = "All entitlements, by client.")
record EntitlementsJson(
        @JsonInclude(JsonInclude.Include.ALWAYS) @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
        List<EntitlementJson> entitlements) {

    static EntitlementsJson of(List<Entitlement> entitlements) {
        return new EntitlementsJson(
                entitlements.stream().map(EntitlementJson::of).toList());
    }
}
