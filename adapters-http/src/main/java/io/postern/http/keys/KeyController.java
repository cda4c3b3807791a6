package io.postern.http.keys;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.postern.http.problem.Answers;
import io.postern.http.problem.Failure;
import io.postern.http.problem.Rejection;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Publishes the keys by which others verify our tokens. */
@Controller("/.well-known")
@Tag(name = "tokens")
final class KeyController {

    /** Short against the time for which a new key should be published before it signs. */
    private static final String CACHE = "public, max-age=300";

    private final SigningKeys keys;
    private final Answers answers;

    KeyController(SigningKeys keys, Answers answers) {
        this.keys = keys;
        this.answers = answers;
    }

    /** {@code 200} with all keys. */
    @Get("/jwks.json")
    @Operation(
            operationId = "readKeys",
            summary = "The public keys of tokens that others verify",
            description = "A JSON Web Key Set (RFC 7517). Tokens name their key by kid.",
            security = @SecurityRequirement(name = ""))
    @ApiResponse(responseCode = "200", ref = "KeySet")
    @ApiResponse(responseCode = "4XX", ref = "OtherRefusal")
    @ApiResponse(responseCode = "500", ref = "Broken")
    public HttpResponse<String> readKeys() {
        return json(keys.keySet());
    }

    /** {@code 200} with one key, as the targets of m-lab load it. */
    @Get("/jwks/{kid}.json")
    @Operation(
            operationId = "readKey",
            summary = "One public key",
            description = "The JSON Web Key (RFC 7517) of that kid, as the target services of m-lab load it.",
            security = @SecurityRequirement(name = ""))
    @ApiResponse(responseCode = "200", ref = "Key")
    @ApiResponse(responseCode = "4XX", ref = "OtherRefusal")
    @ApiResponse(responseCode = "500", ref = "Broken")
    public HttpResponse<?> readKey(
            @Parameter(description = "The kid of a key in jwks.json.", example = "locate-2026-05") @PathVariable
                    String kid,
            @Parameter(hidden = true) HttpRequest<?> request) {
        return keys.key(kid)
                .<HttpResponse<?>>map(KeyController::json)
                .orElseGet(() -> answers.refuse(request, Rejection.of(Failure.PATH_UNKNOWN)));
    }

    private static HttpResponse<String> json(String text) {
        return HttpResponse.ok(text)
                .contentType(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, CACHE);
    }
}
