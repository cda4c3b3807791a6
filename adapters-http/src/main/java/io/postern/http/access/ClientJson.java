package io.postern.http.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.postern.access.model.Client;
import io.postern.access.model.ClientKey;
import io.postern.access.model.KnownClient;
import io.postern.shared.Secret;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A client as operators see it. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Client", description = "An application that sends telemetry.")
record ClientJson(
        @Schema(
                description = "1 to 64 of A-Z a-z 0-9 . _ -",
                example = "shop",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String id,

        @Schema(
                description = "Whether configuration names it, so that it cannot be changed here.",
                requiredMode = Schema.RequiredMode.REQUIRED)
        boolean configured,

        @Schema(description = "How many secrets count.", example = "1", requiredMode = Schema.RequiredMode.REQUIRED)
        int secrets,

        @JsonInclude(JsonInclude.Include.ALWAYS)
        @Schema(description = "Its public JSON Web Keys.", requiredMode = Schema.RequiredMode.REQUIRED)
        List<String> keys,

        @JsonInclude(JsonInclude.Include.ALWAYS) @JsonProperty(required = true)
        PolicyJson policy,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) boolean suspended,

        @Schema(description = "Left out: never.", example = "2027-01-01T00:00:00Z") @Nullable
        Instant expiresAt,

        @Schema(
                description = "A secret that was made by this call. It is not shown again.",
                example = "3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
        @Nullable
        String secret) {

    static ClientJson of(KnownClient known) {
        return of(known.client(), known.configured(), null);
    }

    static ClientJson of(Client client) {
        return of(client, false, null);
    }

    static ClientJson of(Client client, Secret secret) {
        return of(client, false, secret.reveal());
    }

    private static ClientJson of(Client client, boolean configured, @Nullable String secret) {
        return new ClientJson(
                client.id().value(),
                configured,
                client.secrets().size(),
                client.keys().stream().map(ClientKey::jwk).toList(),
                PolicyJson.of(client.policy()),
                client.suspended(),
                client.expiresAt().equals(Instant.MAX) ? null : client.expiresAt(),
                secret);
    }
}
