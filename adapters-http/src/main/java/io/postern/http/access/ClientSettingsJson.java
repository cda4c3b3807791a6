package io.postern.http.access;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an operator says of a client, for the API's description; {@link ClientReader} reads it. */
@Serdeable
@Schema(name = "ClientSettings", description = "What is said of a client. What is left out is as for a new one.")
record ClientSettingsJson(
        @Nullable PolicyJson policy,

        @Schema(
                description =
                        "At most four public JSON Web Keys (RFC 7517), each as a string: Ed25519, P-256, or RSA of"
                                + " 2048 bits or more.")
        @Nullable
        List<String> keys,

        @Schema(description = "Whether it gets no access token for now.", example = "false") @Nullable
        Boolean suspended,

        @Schema(description = "When it gets none any more; left out: never.", example = "2027-01-01T00:00:00Z")
        @Nullable
        Instant expiresAt) {}
