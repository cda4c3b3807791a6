package io.postern.http.access;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/** The body of {@code POST /api/v1/tokens/introspect}, for the API's description. */
@Serdeable
@Schema(name = "TokenToIntrospect")
record TokenToIntrospectJson(
        @Schema(description = "The access token.", requiredMode = Schema.RequiredMode.REQUIRED)
        String token) {}
