package io.postern.http.entitlements;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an operator says of an entitlement, for the API's description; {@link EntitlementReader} reads it. */
@Serdeable
@Schema(name = "EntitlementSettings", description = "All that is said of what a client may call.")
record EntitlementSettingsJson(
        @Schema(
                description = "At least one; at most 50 pairs of method and path, so that they fit a policy.",
                requiredMode = Schema.RequiredMode.REQUIRED)
        List<RouteRuleJson> routes,

        @Schema(description = "At most one for each period; left out: calls without bound.") @Nullable
        List<CallQuotaJson> quotas,

        @Schema(description = "Whether it may call nothing for now.", example = "false") @Nullable
        Boolean suspended,

        @Schema(description = "When it may call nothing any more; left out: never.", example = "2027-01-01T00:00:00Z")
        @Nullable
        Instant expiresAt,

        @Schema(
                description = "The key of a usage plan of API Gateway by which its calls count (apiKeySource"
                        + " AUTHORIZER); shown masked.",
                example = "8a0b4c5d9f3c")
        @Nullable
        String usageIdentifierKey,

        @Schema(
                description = "What the API's integration is told of the client: at most 16 texts, names of A-Z a-z 0-9"
                        + " _.",
                example = "{\"plan\": \"gold\"}")
        @Nullable
        Map<String, String> context) {}
