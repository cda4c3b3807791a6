package io.postern.http.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.postern.access.model.AccessToken;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a token says, in the words of RFC 7662; of one that opens nothing it says only that. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Introspection", description = "What a token says (RFC 7662).")
record IntrospectionJson(
        @Schema(
                description = "Whether the token opens anything now. If not, nothing else is told.",
                requiredMode = Schema.RequiredMode.REQUIRED)
        boolean active,

        @JsonProperty("client_id")
        @Schema(name = "client_id", description = "The client that it was issued to.", example = "default")
        @Nullable
        String clientId,

        @JsonProperty("token_type") @Schema(name = "token_type", description = "Bearer.", example = "Bearer") @Nullable
        String tokenType,

        @Schema(description = "What it is for: telemetry, service or monitoring.", example = "telemetry") @Nullable
        String purpose,

        @Schema(description = "When it was issued, in epoch seconds.", example = "1777636800") @Nullable
        Long iat,

        @Schema(description = "When it expires, in epoch seconds.", example = "1777640400") @Nullable
        Long exp,

        @Schema(description = "Its issuer.", example = "postern") @Nullable
        String iss,

        @Schema(description = "Its id, by which it can be revoked.", example = "0b0f8a52-77a1-4a35-8f0e-3a5c55f7f1b2")
        @Nullable
        String jti,

        @Nullable PolicyJson policy,

        @Schema(
                description =
                        "Lists of names that count beside those of policy, where the client token narrowed them: a"
                                + " name must be in both.")
        @Nullable
        List<PolicyJson> narrowedBy) {

    static final IntrospectionJson INACTIVE =
            new IntrospectionJson(false, null, null, null, null, null, null, null, null, null);

    static IntrospectionJson of(AccessToken token) {
        return new IntrospectionJson(
                true,
                token.client().value(),
                "Bearer",
                token.purpose().name().toLowerCase(Locale.ROOT),
                token.issuedAt().getEpochSecond(),
                token.expiresAt().getEpochSecond(),
                JwtTokenSigner.ISSUER,
                token.id().value(),
                PolicyJson.of(token.policy()),
                HeldTokenJson.narrowing(token));
    }
}
