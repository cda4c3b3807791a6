package io.postern.http.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.postern.access.ExchangeClientToken;
import io.postern.access.model.Denial;
import io.postern.access.model.Exchange;
import io.postern.http.Endpoint;
import io.postern.http.Tally;
import io.postern.http.body.Bodies;
import io.postern.http.body.Body;
import io.postern.http.problem.Answers;
import io.postern.http.problem.EnvelopeJson;
import io.postern.http.problem.Failure;
import io.postern.http.problem.Rejection;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;

/** Trades client tokens for access tokens. */
@Controller
@Tag(name = "tokens")
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.ALL)
@Produces({MediaType.APPLICATION_JSON, MediaType.ALL})
public final class TokenController {

    private final ExchangeClientToken exchangeClientToken;
    private final Turns turns;
    private final Bodies bodies;
    private final Answers answers;
    private final Tally tally;

    TokenController(ExchangeClientToken exchangeClientToken, Turns turns, Bodies bodies, Answers answers, Tally tally) {
        this.exchangeClientToken = exchangeClientToken;
        this.turns = turns;
        this.bodies = bodies;
        this.answers = answers;
        this.tally = tally;
    }

    /** {@code 201} with the access token alone in the body; its end is in a header. */
    @Post("/token")
    @Operation(
            operationId = "issueToken",
            summary = "Trade a client token for an access token",
            description =
                    "A client token can be traded any number of times in its 24 hours; each access token is valid for"
                            + " one hour.")
    @RequestBody(
            required = true,
            description = "A client token made by the backend of the client.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = ClientTokenJson.class),
                        examples =
                                @ExampleObject(
                                        name = "token",
                                        value = "{\"clientToken\":\"MTc3NzYzNjgwMDAwMDo6YTFiMmMzOjpoYXNo\"}")),
                @Content(
                        mediaType = MediaType.APPLICATION_FORM_URLENCODED,
                        schema = @Schema(implementation = ClientTokenJson.class)),
                @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(implementation = ClientTokenJson.class))
            })
    @ApiResponse(
            responseCode = "201",
            description = "The access token.",
            headers =
                    @Header(
                            name = "Postern-Expires",
                            description = "When the token ends, ISO 8601.",
                            schema = @Schema(type = "string")),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AccessTokenJson.class)))
    @ApiResponse(
            responseCode = "400",
            description = "Codes 120 to 123: the body cannot be read; 190: it did not arrive whole.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EnvelopeJson.class)))
    @ApiResponse(
            responseCode = "401",
            description = "Code 101: the client token is malformed, not proven, expired or from the future.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EnvelopeJson.class)))
    @ApiResponse(
            responseCode = "403",
            description = "Code 100: there is no client token.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EnvelopeJson.class)))
    @ApiResponse(
            responseCode = "413",
            description = "Code 193: the body is larger than the limit, as sent or inflated.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EnvelopeJson.class)))
    @ApiResponse(
            responseCode = "415",
            description = "Code 194: the body is neither JSON, nor a form, nor text holding JSON.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EnvelopeJson.class)))
    @ApiResponse(
            responseCode = "429",
            description = "Code 195: too many requests from this address.",
            headers =
                    @Header(name = "Retry-After", description = "Seconds to wait.", schema = @Schema(type = "integer")),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EnvelopeJson.class)))
    @ApiResponse(
            responseCode = "503",
            description = "Code 189: too many large bodies at once; 199: not available for the moment.",
            headers =
                    @Header(name = "Retry-After", description = "Seconds to wait.", schema = @Schema(type = "integer")),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EnvelopeJson.class)))
    public HttpResponse<byte[]> issueToken(@Parameter(hidden = true) HttpRequest<?> request) {
        Optional<Rejection> wait = turns.take(request, Endpoint.TOKEN);
        if (wait.isPresent()) return answers.refuse(request, wait.get());
        try (Body read = bodies.read(request)) {
            return switch (read) {
                case Body.Refused refused -> answers.refuse(request, refused.rejection());
                case Body.Read body ->
                    switch (TokenText.of(body.member("clientToken"))) {
                        case TokenText.Missing _ -> answers.refuse(request, Rejection.of(Failure.CLIENT_TOKEN_MISSING));
                        case TokenText.Nonsense _ -> denied(request, Denial.MALFORMED);
                        case TokenText.Given given -> exchange(request, given.text());
                    };
            };
        }
    }

    private HttpResponse<byte[]> exchange(HttpRequest<?> request, String clientToken) {
        return switch (exchangeClientToken.exchange(clientToken)) {
            case Exchange.Denied denied -> denied(request, denied.denial());
            case Exchange.Granted granted -> granted(granted);
        };
    }

    private HttpResponse<byte[]> granted(Exchange.Granted granted) {
        tally.tokenIssued();
        // Signed tokens need no escaping in JSON: the port promises it.
        byte[] json = ("{\"accessToken\":\"" + granted.signed() + "\"}").getBytes(UTF_8);
        return HttpResponse.<byte[]>created(json)
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Postern-Expires", granted.token().expiresAt().toString());
    }

    private HttpResponse<byte[]> denied(HttpRequest<?> request, Denial denial) {
        tally.tokenDenied(denial);
        return answers.refuse(request, Rejection.of(Failure.CLIENT_TOKEN_INVALID));
    }
}
