package io.postern.http.authorizer;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.postern.http.body.Bodies;
import io.postern.http.body.Body;
import io.postern.http.problem.Answers;
import io.postern.http.problem.Failure;
import io.postern.http.problem.Rejection;
import io.postern.metering.AuthorizeCall;
import io.postern.metering.model.Authorization;
import io.postern.metering.model.AuthorizerAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides for Amazon API Gateway whether calls may go on. */
@Controller("/api/v1/authorizer")
@Tag(name = "authorizer")
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.ALL)
final class AuthorizerController {

    private static final String KEY = "x-api-key";

    private final AuthorizeCall authorizeCall;
    private final AuthorizerKeys keys;
    private final ResponseMode configured;
    private final AuthorizerTally tally;
    private final Bodies bodies;
    private final Answers answers;

    AuthorizerController(
            AuthorizeCall authorizeCall,
            AuthorizerKeys keys,
            ResponseMode configured,
            AuthorizerTally tally,
            Bodies bodies,
            Answers answers) {
        this.authorizeCall = authorizeCall;
        this.keys = keys;
        this.configured = configured;
        this.tally = tally;
        this.bodies = bodies;
        this.answers = answers;
    }

    /** Decides about one call. */
    @Post
    @Operation(
            operationId = "authorizeCall",
            summary = "Decide whether a call of an API may go on",
            description = "Takes the event that Amazon API Gateway gives a Lambda authorizer: TOKEN or REQUEST of REST"
                    + " APIs, payload format 1.0 or 2.0 of HTTP APIs. The policy names every route that the client may"
                    + " call, because the gateway applies it to further calls. Needs an authorizer key.",
            security = @SecurityRequirement(name = "authorizerKey"))
    @RequestBody(ref = "AuthorizerEvent")
    @ApiResponse(responseCode = "200", ref = "AuthorizerAnswer")
    @ApiResponse(responseCode = "400", ref = "AuthorizerEventInvalid")
    @ApiResponse(responseCode = "401", ref = "CallerUnidentified")
    @ApiResponse(responseCode = "403", ref = "AuthorizerKeyInvalid")
    @ApiResponse(responseCode = "4XX", ref = "OtherProblem")
    @ApiResponse(responseCode = "500", ref = "BrokenProblem")
    @ApiResponse(responseCode = "503", ref = "AccessUnavailable")
    public HttpResponse<?> authorizeCall(
            @Parameter(hidden = true) HttpRequest<?> request,
            @Parameter(
                            description = "iam or simple; the latter for payload format 2.0 only. Absent: as configured"
                                    + " for format 2.0, iam for all else.",
                            example = "iam")
                    @QueryValue
                    @Nullable
                    String mode) {
        String key = request.getHeaders().get(KEY);
        if (key == null || !keys.admit(key))
            return answers.refuse(request, Rejection.of(Failure.AUTHORIZER_KEY_INVALID));
        try (Body body = bodies.read(request)) {
            return switch (body) {
                case Body.Refused refused -> answers.refuse(request, refused.rejection());
                case Body.Read read -> {
                    AuthorizerQuestion question = AuthorizerEventReader.read(read.root());
                    yield answer(request, question, mode(mode, question));
                }
            };
        } catch (IllegalArgumentException wrong) {
            return answers.refuse(
                    request, new Rejection.Plain(Failure.AUTHORIZER_EVENT_INVALID, String.valueOf(wrong.getMessage())));
        }
    }

    private ResponseMode mode(@Nullable String asked, AuthorizerQuestion question) {
        if (asked == null) return question.simple() ? configured : ResponseMode.IAM;
        Optional<ResponseMode> mode = ResponseMode.named(asked);
        if (mode.isEmpty()) throw new IllegalArgumentException("mode: unknown (expected: iam or simple)");
        if (mode.get() == ResponseMode.SIMPLE && !question.simple())
            throw new IllegalArgumentException("mode: simple (expected: iam, as the payload's format is not 2.0)");
        return mode.get();
    }

    private HttpResponse<?> answer(HttpRequest<?> request, AuthorizerQuestion question, ResponseMode mode) {
        Authorization authorization = authorizeCall.authorize(question.event());
        tally.decided(authorization);
        boolean simple = mode == ResponseMode.SIMPLE;
        return switch (authorization) {
            case Authorization.Allowed allowed ->
                told(simple ? AuthorizerAnswer.simple(true, allowed.context()) : AuthorizerAnswer.policy(allowed));
            case Authorization.Denied denied ->
                told(simple ? AuthorizerAnswer.simple(false, denied.context()) : AuthorizerAnswer.policy(denied));
            case Authorization.Unauthorized _ -> answers.refuse(request, Rejection.of(Failure.CALLER_UNIDENTIFIED));
        };
    }

    private static HttpResponse<?> told(Map<String, Object> answer) {
        return HttpResponse.ok(answer).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
