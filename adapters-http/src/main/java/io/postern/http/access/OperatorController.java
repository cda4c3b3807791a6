package io.postern.http.access;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.postern.access.EnrolOperator;
import io.postern.access.ListOperators;
import io.postern.access.RemoveOperator;
import io.postern.access.model.OperatorId;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides who may administer, for administrators. */
@Controller("/api/v1/operators")
@Tag(name = "operators")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.ADMIN)
final class OperatorController {

    private static final Logger LOG = LoggerFactory.getLogger(OperatorController.class);

    private final EnrolOperator enrolOperator;
    private final ListOperators listOperators;
    private final RemoveOperator removeOperator;
    private final Bodies bodies;
    private final Answers answers;

    OperatorController(
            EnrolOperator enrolOperator,
            ListOperators listOperators,
            RemoveOperator removeOperator,
            Bodies bodies,
            Answers answers) {
        this.enrolOperator = enrolOperator;
        this.listOperators = listOperators;
        this.removeOperator = removeOperator;
        this.bodies = bodies;
        this.answers = answers;
    }

    /** Makes an operator. */
    @Post
    @Operation(
            operationId = "enrolOperator",
            summary = "Make an operator and its key",
            description = "The answer shows the key; nobody can see it again. Needs the role admin.",
            security = @SecurityRequirement(name = "operatorKey"))
    @RequestBody(ref = "NewOperator")
    @ApiResponse(responseCode = "201", ref = "OperatorEnrolled")
    @ApiResponse(responseCode = "400", ref = "ContentInvalid")
    @ApiResponse(responseCode = "409", ref = "OperatorsFull")
    @AnswersOfOperators
    @ApiResponse(responseCode = "4XX", ref = "OtherProblemWithBody")
    public HttpResponse<?> enrolOperator(@Parameter(hidden = true) HttpRequest<?> request) {
        try (Body read = bodies.read(request)) {
            return switch (read) {
                case Body.Refused refused -> answers.refuse(request, refused.rejection());
                case Body.Read body -> enrol(request, NewOperatorJson.read(body));
            };
        } catch (IllegalArgumentException wrong) {
            return answers.refuse(request, Rejection.ofContent(wrong));
        }
    }

    /** Lists operators. */
    @Get
    @Operation(
            operationId = "listOperators",
            summary = "List the operators",
            description = "Without their keys, which nobody can see again. Needs the role admin.",
            security = @SecurityRequirement(name = "operatorKey"))
    @ApiResponse(responseCode = "200", ref = "Operators")
    @AnswersOfOperators
    @ApiResponse(responseCode = "4XX", ref = "OtherProblem")
    public HttpResponse<?> listOperators() {
        return HttpResponse.ok(OperatorsJson.of(listOperators.list()));
    }

    /** Removes an operator. */
    @Delete("/{id}")
    @Operation(
            operationId = "removeOperator",
            summary = "Remove an operator",
            description = "Every replica refuses its key within two seconds. Needs the role admin.",
            security = @SecurityRequirement(name = "operatorKey"))
    @ApiResponse(responseCode = "204", ref = "OperatorRemoved")
    @ApiResponse(responseCode = "404", ref = "OperatorUnknown")
    @AnswersOfOperators
    @ApiResponse(responseCode = "4XX", ref = "OtherProblem")
    public HttpResponse<?> removeOperator(
            @Parameter(hidden = true) HttpRequest<?> request,
            @Parameter(description = "The member id of a listed operator.", example = "5f1d0c9be1a24c77") @PathVariable
                    String id) {
        if (!OperatorId.isUsable(id) || !removeOperator.remove(new OperatorId(id)))
            return answers.refuse(request, Rejection.of(Failure.OPERATOR_UNKNOWN));
        LOG.info("An operator was removed. id={}", id);
        return HttpResponse.noContent();
    }

    private HttpResponse<?> enrol(HttpRequest<?> request, NewOperatorJson wanted) {
        Optional<EnrolOperator.Enrolled> enrolled = enrolOperator.enrol(wanted.name(), wanted.asRole());
        if (enrolled.isEmpty()) return answers.refuse(request, Rejection.of(Failure.OPERATORS_FULL));
        LOG.info(
                "An operator was made. id={} role={}",
                enrolled.get().operator().id(),
                enrolled.get().operator().role());
        return HttpResponse.created(EnrolledOperatorJson.of(enrolled.get()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
