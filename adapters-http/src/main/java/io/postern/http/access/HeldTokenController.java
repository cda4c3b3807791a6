package io.postern.http.access;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.postern.access.IntrospectToken;
import io.postern.access.model.AccessToken;
import io.postern.http.Endpoint;
import io.postern.http.problem.Answers;
import io.postern.http.problem.Failure;
import io.postern.http.problem.Rejection;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;

/** Explains a token to its holder. */
@Controller("/api/v1/tokens/self")
@Tag(name = "tokens")
@ExecuteOn(TaskExecutors.BLOCKING)
final class HeldTokenController {

    private final IntrospectToken introspectToken;
    private final Turns turns;
    private final Answers answers;

    HeldTokenController(IntrospectToken introspectToken, Turns turns, Answers answers) {
        this.introspectToken = introspectToken;
        this.turns = turns;
        this.answers = answers;
    }

    /** What the token in the header says. */
    @Get
    @Operation(
            operationId = "explainToken",
            summary = "Ask what your own access token says",
            description = "With the access token as a bearer header.",
            security = @SecurityRequirement(name = "accessToken"))
    @ApiResponse(responseCode = "200", ref = "HeldToken")
    @ApiResponse(responseCode = "401", ref = "AccessTokenInvalidProblem")
    @ApiResponse(responseCode = "403", ref = "AccessTokenMissingProblem")
    @ApiResponse(responseCode = "429", ref = "TooManyRequestsProblem")
    @ApiResponse(responseCode = "4XX", ref = "OtherProblem")
    @ApiResponse(responseCode = "500", ref = "BrokenProblem")
    @ApiResponse(responseCode = "503", ref = "AccessUnavailable")
    public HttpResponse<?> explainToken(@Parameter(hidden = true) HttpRequest<?> request) {
        Optional<Rejection> wait = turns.take(request, Endpoint.API);
        if (wait.isPresent()) return answers.refuse(request, wait.get());
        if (!(AccessGate.bearer(request) instanceof TokenText.Given given))
            return answers.refuse(request, Rejection.of(Failure.ACCESS_TOKEN_MISSING));
        Optional<AccessToken> token = introspectToken.introspect(given.text());
        if (token.isEmpty()) return answers.refuse(request, Rejection.of(Failure.ACCESS_TOKEN_INVALID));
        return HttpResponse.ok(HeldTokenJson.of(token.get())).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
