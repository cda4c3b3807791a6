package io.postern.http.entitlements;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.postern.metering.model.Entitlement;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An entitlement as operators see it. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Entitlement", description = "What the client of an API may call, and how often.")
record EntitlementJson(
        @Schema(
                description = "1 to 128 of A-Z a-z 0-9 . _ @ : -",
                example = "shop",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String client,

        @JsonInclude(JsonInclude.Include.ALWAYS) @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
        List<RouteRuleJson> routes,

        @JsonInclude(JsonInclude.Include.ALWAYS)
        @Schema(description = "None: without bound.", requiredMode = Schema.RequiredMode.REQUIRED)
        List<CallQuotaJson> quotas,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) boolean suspended,

        @Schema(description = "Left out: never.", example = "2027-01-01T00:00:00Z") @Nullable
        Instant expiresAt,

        @Schema(
                description = "The key of a usage plan by which its calls count; its last four characters.",
                example = "****9f3c")
        @Nullable
        String usageIdentifierKey,

        @JsonInclude(JsonInclude.Include.ALWAYS)
        @Schema(
                description = "What the API's integration is told of the client.",
                requiredMode = Schema.RequiredMode.REQUIRED)
        Map<String, String> context) {

    private static final int SHOWN = 4;

    static EntitlementJson of(Entitlement entitlement) {
        return new EntitlementJson(
                entitlement.client().value(),
                entitlement.routes().stream().map(RouteRuleJson::of).toList(),
                entitlement.quotas().stream().map(CallQuotaJson::of).toList(),
                entitlement.suspended(),
                entitlement.expiresAt().equals(Instant.MAX) ? null : entitlement.expiresAt(),
                masked(entitlement.usageIdentifierKey()),
                entitlement.context());
    }

    /** Who has it could call where the usage plan's key is all that is asked for. */
    private static @Nullable String masked(String key) {
        if (key.isEmpty()) return null;
        return "****" + (key.length() <= 2 * SHOWN ? "" : key.substring(key.length() - SHOWN));
    }
}
