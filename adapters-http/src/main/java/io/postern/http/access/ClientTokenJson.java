package io.postern.http.access;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/** The body of {@code POST /token}, for the API's description. */
@Serdeable
@Schema(name = "ClientToken")
record ClientTokenJson(
        @Schema(
                description =
                        "base64(timestamp \"::\" salt \"::\" base64(sha256(timestamp + salt + CLIENT_SECRET_KEY))),"
                                + " the timestamp in Unix milliseconds (13 digits), valid for 24 h; or a JWT with iss,"
                                + " sub, aud, exp and jti, for single use (see docs/clients.md).",
                example = "MTc3NzYzNjgwMDAwMDo6YTFiMmMzOjpoYXNo",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String clientToken) {}
