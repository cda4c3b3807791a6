package io.postern.http.cleanup;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.postern.cleanup.AllowMany;
import io.postern.cleanup.ExtendMany;
import io.postern.cleanup.model.Allowing;
import io.postern.cleanup.model.Author;
import io.postern.http.access.Roles;
import io.postern.http.body.Bodies;
import io.postern.http.body.Body;
import io.postern.http.problem.Answers;
import io.postern.http.problem.Rejection;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Changes many allowlist entries at once. */
@Controller("/api/v1/cleanup")
@Tag(name = "cleanup")
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.ALL)
@Secured(Roles.OPERATE)
final class ManyController {

    private final AllowMany allowMany;
    private final ExtendMany extendMany;
    private final Bodies bodies;
    private final Answers answers;

    ManyController(AllowMany allowMany, ExtendMany extendMany, Bodies bodies, Answers answers) {
        this.allowMany = allowMany;
        this.extendMany = extendMany;
        this.bodies = bodies;
        this.answers = answers;
    }

    /** Makes many entries. */
    @Post("/entries")
    @Operation(
            operationId = "createAllowlistEntries",
            summary = "Spare many resources",
            description =
                    "By the rules of one; 1 to 100. One that breaks a rule hinders no other. After a 503 some may be"
                            + " done; sending all again is harmless. Needs the role operate.",
            security = @SecurityRequirement(name = "operatorKey"))
    @RequestBody(ref = "NewAllowlistEntries")
    @ApiResponse(responseCode = "200", ref = "AllowlistOutcomes")
    @ApiResponse(responseCode = "400", ref = "ContentInvalid")
    @AnswersOfChanging
    public HttpResponse<?> createEntries(@Parameter(hidden = true) HttpRequest<?> request) {
        return answer(request, ManyEntries::ofNew, allowMany::allow);
    }

    /** Lets many entries last longer. */
    @Post("/extensions")
    @Operation(
            operationId = "extendAllowlistEntries",
            summary = "Spare many resources for longer",
            description =
                    "By the rules of one; 1 to 100. One that breaks a rule hinders no other. After a 503 some may be"
                            + " extended: read the allowlist before sending again. Needs the role operate.",
            security = @SecurityRequirement(name = "operatorKey"))
    @RequestBody(ref = "AllowlistExtensions")
    @ApiResponse(responseCode = "200", ref = "AllowlistOutcomes")
    @ApiResponse(responseCode = "400", ref = "ContentInvalid")
    @AnswersOfChanging
    public HttpResponse<?> extendEntries(@Parameter(hidden = true) HttpRequest<?> request) {
        return answer(request, ManyEntries::ofExtensions, extendMany::extend);
    }

    private <T> HttpResponse<?> answer(
            HttpRequest<?> request,
            Function<Body.Read, List<T>> reader,
            BiFunction<List<T>, Author, List<Allowing>> change) {
        List<T> wanted;
        try (Body body = bodies.read(request)) {
            switch (body) {
                case Body.Refused refused -> {
                    return answers.refuse(request, refused.rejection());
                }
                case Body.Read read -> wanted = reader.apply(read);
            }
        } catch (IllegalArgumentException wrong) {
            return answers.refuse(request, Rejection.ofContent(wrong));
        }
        return HttpResponse.ok(OutcomesJson.of(change.apply(wanted, Authors.of(request))));
    }
}
