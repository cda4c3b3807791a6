package io.postern.http.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.postern.access.model.AccessToken;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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
        Instant expiresAt,

        @JsonInclude(JsonInclude.Include.ALWAYS) @JsonProperty(required = true)
        PolicyJson policy,

        @Schema(
                description =
                        "Lists of names that count beside those of policy, where the client token narrowed them: a"
                                + " name must be in both.")
        @Nullable
        List<PolicyJson> narrowedBy) {

    static HeldTokenJson of(AccessToken token) {
        return new HeldTokenJson(
                token.id().value(),
                token.client().value(),
                token.purpose().name().toLowerCase(Locale.ROOT),
                token.issuedAt(),
                token.expiresAt(),
                PolicyJson.of(token.policy()),
                narrowing(token));
    }

    /** Nothing where nothing was narrowed. */
    static @Nullable List<PolicyJson> narrowing(AccessToken token) {
        List<PolicyJson> narrowing = PolicyJson.narrowing(token.policy());
        return narrowing.isEmpty() ? null : narrowing;
    }
}
