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
import io.postern.http.problem.Failure;
import io.postern.http.problem.Rejection;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;

/** Trades client tokens for access tokens. */
@Controller
@Tag(name = "tokens")
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.ALL)
@Produces({MediaType.APPLICATION_JSON, MediaType.ALL})
final class TokenController {

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
                    "A client token can be traded any number of times in its 24 hours, one that is a JWT once in its"
                            + " hour; each access token is valid for one hour, or less if the client's policy says so.",
            security = @SecurityRequirement(name = ""))
    @RequestBody(ref = "ClientToken")
    @ApiResponse(responseCode = "201", ref = "AccessTokenIssued")
    @ApiResponse(responseCode = "400", ref = "BodyUnreadable")
    @ApiResponse(responseCode = "401", ref = "ClientTokenInvalid")
    @ApiResponse(responseCode = "403", ref = "ClientTokenMissing")
    @ApiResponse(responseCode = "413", ref = "BodyTooLarge")
    @ApiResponse(responseCode = "415", ref = "MediaTypeUnsupported")
    @ApiResponse(responseCode = "429", ref = "TooManyRequests")
    @ApiResponse(responseCode = "4XX", ref = "OtherRefusal")
    @ApiResponse(responseCode = "500", ref = "Broken")
    @ApiResponse(responseCode = "503", ref = "TokensUnavailable")
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
