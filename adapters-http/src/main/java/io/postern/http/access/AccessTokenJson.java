package io.postern.http.access;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/** The answer of {@code POST /token}, for the API's description. */
@Serdeable
@Schema(name = "AccessToken")
record AccessTokenJson(
        @Schema(
                description = "Opaque to clients; valid for 1 h unless the client's policy says less (see the header"
                        + " Postern-Expires).",
                example = "eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJwb3N0ZXJuIn0.c2lnbmF0dXJl",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String accessToken) {}
