package io.postern.http.access;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.postern.access.IntrospectToken;
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

/** Explains tokens to operators and to other servers. */
@Controller("/api/v1/tokens")
@Tag(name = "tokens")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.READ)
final class IntrospectionController {

    private final IntrospectToken introspectToken;
    private final Bodies bodies;
    private final Answers answers;

    IntrospectionController(IntrospectToken introspectToken, Bodies bodies, Answers answers) {
        this.introspectToken = introspectToken;
        this.bodies = bodies;
        this.answers = answers;
    }

    /** Says what a token says. */
    @Post("/introspect")
    @Operation(
            operationId = "introspectToken",
            summary = "Ask whether a token is valid, and what it says",
            description = "RFC 7662. Whatever opens nothing is not active, and nobody is told why.",
            security = @SecurityRequirement(name = "operatorKey"))
    @RequestBody(ref = "TokenToIntrospect")
    @ApiResponse(responseCode = "200", ref = "Introspection")
    @ApiResponse(responseCode = "400", ref = "ContentInvalid")
    @ApiResponse(responseCode = "401", ref = "OperatorKeyInvalid")
    @ApiResponse(responseCode = "403", ref = "RoleMissing")
    @ApiResponse(responseCode = "429", ref = "TooManyRequestsProblem")
    @ApiResponse(responseCode = "4XX", ref = "OtherProblemWithBody")
    @ApiResponse(responseCode = "500", ref = "BrokenProblem")
    @ApiResponse(responseCode = "503", ref = "AccessUnavailable")
    public HttpResponse<?> introspectToken(@Parameter(hidden = true) HttpRequest<?> request) {
        try (Body read = bodies.read(request)) {
            return switch (read) {
                case Body.Refused refused -> answers.refuse(request, refused.rejection());
                case Body.Read body ->
                    switch (TokenText.of(body.member("token"))) {
                        case TokenText.Missing _ ->
                            answers.refuse(
                                    request,
                                    new Rejection.Plain(
                                            Failure.CONTENT_INVALID, "token: missing (expected: an access token)"));
                        case TokenText.Nonsense _ -> told(IntrospectionJson.INACTIVE);
                        case TokenText.Given given ->
                            told(introspectToken
                                    .introspect(given.text())
                                    .map(IntrospectionJson::of)
                                    .orElse(IntrospectionJson.INACTIVE));
                    };
            };
        }
    }

    private static HttpResponse<?> told(IntrospectionJson introspection) {
        return HttpResponse.ok(introspection).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
