package io.postern.http.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.postern.access.model.AccessToken;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;

/** What an access token says, for whoever holds it. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "HeldToken", description = "What an access token says.")
record HeldTokenJson(
        @Schema(
                description = "Its id, by which an operator can revoke it.",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String id,

        @Schema(description = "The client that it was issued to.", requiredMode = Schema.RequiredMode.REQUIRED)
        String client,

        @Schema(
                description = "What it is for: telemetry, service or monitoring.",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String purpose,

        @Schema(description = "When it was issued, to the second.", requiredMode = Schema.RequiredMode.REQUIRED)
        Instant issuedAt,

        @Schema(
                description = "First instant at which it is no longer valid.",
                requiredMode = Schema.RequiredMode.REQUIRED)
        Instant expiresAt) {

    static HeldTokenJson of(AccessToken token) {
        return new HeldTokenJson(
                token.id().value(),
                token.client().value(),
                token.purpose().name().toLowerCase(Locale.ROOT),
                token.issuedAt(),
                token.expiresAt());
    }
}
