package io.postern.http.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.postern.access.RevokeAllTokens;
import io.postern.access.RevokeClientTokens;
import io.postern.access.RevokeToken;
import io.postern.access.model.TokenId;
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
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes access tokens back, for operators. */
@Controller("/api/v1/tokens")
@Tag(name = "tokens")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.OPERATE)
final class RevocationController {

    private static final Logger LOG = LoggerFactory.getLogger(RevocationController.class);

    private final RevokeToken revokeToken;
    private final RevokeClientTokens revokeClientTokens;
    private final RevokeAllTokens revokeAllTokens;
    private final Bodies bodies;
    private final Answers answers;
    private final Clock clock;

    RevocationController(
            RevokeToken revokeToken,
            RevokeClientTokens revokeClientTokens,
            RevokeAllTokens revokeAllTokens,
            Bodies bodies,
            Answers answers,
            Clock clock) {
        this.revokeToken = revokeToken;
        this.revokeClientTokens = revokeClientTokens;
        this.revokeAllTokens = revokeAllTokens;
        this.bodies = bodies;
        this.answers = answers;
        this.clock = clock;
    }

    /** Revokes one token. */
    @Delete("/{id}")
    @Operation(
            operationId = "revokeToken",
            summary = "Take one access token back",
            description =
                    "Every replica refuses it within two seconds. Any id will do: which tokens exist is written down"
                            + " nowhere.",
            security = @SecurityRequirement(name = "operatorKey"))
    @AnswersOfRevoking
    @ApiResponse(responseCode = "4XX", ref = "OtherProblem")
    public HttpResponse<?> revokeToken(
            @Parameter(hidden = true) HttpRequest<?> request,
            @Parameter(
                            description = "The member jti of an introspection, or id of GET /api/v1/tokens/self.",
                            example = "0b0f8a52-77a1-4a35-8f0e-3a5c55f7f1b2")
                    @PathVariable
                    String id) {
        if (id.isBlank() || id.length() > Revocable.ID_CHARACTERS_MAX)
            return answers.refuse(request, Rejection.of(Failure.PATH_UNKNOWN));
        if (!revokeToken.revoke(new TokenId(id)))
            return answers.refuse(request, Rejection.of(Failure.REVOCATIONS_FULL));
        LOG.info("A token was revoked. id={}", Revocable.printable(id));
        return HttpResponse.noContent();
    }

    /** Revokes the tokens of a client, or of everybody. */
    @Post("/revoke")
    @Operation(
            operationId = "revokeTokens",
            summary = "Take many access tokens back",
            description = "Those of one client or of everybody, issued before an instant. Every replica refuses them"
                    + " within two seconds. Clients can get new ones with their secret.",
            security = @SecurityRequirement(name = "operatorKey"))
    @RequestBody(ref = "Revocation")
    @ApiResponse(responseCode = "400", ref = "ContentInvalid")
    @AnswersOfRevoking
    @ApiResponse(responseCode = "4XX", ref = "OtherProblemWithBody")
    public HttpResponse<?> revokeTokens(@Parameter(hidden = true) HttpRequest<?> request) {
        try (Body read = bodies.read(request)) {
            return switch (read) {
                case Body.Refused refused -> answers.refuse(request, refused.rejection());
                case Body.Read body -> revoke(request, Revocable.read(body, clock.instant()));
            };
        } catch (IllegalArgumentException wrong) {
            return answers.refuse(request, Rejection.ofContent(wrong));
        }
    }

    private HttpResponse<?> revoke(HttpRequest<?> request, Revocable revocable) {
        switch (revocable) {
            case Revocable.Everybody everybody -> revokeAllTokens.revoke(everybody.before());
            case Revocable.OneClient one -> {
                if (!revokeClientTokens.revoke(one.client(), one.before()))
                    return answers.refuse(request, Rejection.of(Failure.REVOCATIONS_FULL));
            }
        }
        LOG.info("Tokens were revoked. which={}", revocable);
        return HttpResponse.noContent();
    }
}
