package io.postern.http.cleanup;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.postern.cleanup.AllowResource;
import io.postern.cleanup.ExtendEntry;
import io.postern.cleanup.WithdrawResource;
import io.postern.cleanup.model.Allowing;
import io.postern.cleanup.model.EntryFault;
import io.postern.cleanup.model.NewEntry;
import io.postern.cleanup.model.ResourceId;
import io.postern.cleanup.model.Withdrawal;
import io.postern.http.access.Roles;
import io.postern.http.problem.Answers;
import io.postern.http.problem.CleanupEnvelope;
import io.postern.http.problem.Failure;
import io.postern.http.problem.Rejection;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Changes allowlist entries as AWS Auto Cleanup does, whose page sends every field in the query. */
@Controller("/allowlist/entry")
@Tag(name = "cleanup")
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.ALL)
@Secured(Roles.OPERATE)
final class EntryController {

    private static final String ENTRY = "Allowlist entry '";

    private final AllowResource allowResource;
    private final ExtendEntry extendEntry;
    private final WithdrawResource withdrawResource;
    private final FieldReader fields;
    private final Answers answers;

    EntryController(
            AllowResource allowResource,
            ExtendEntry extendEntry,
            WithdrawResource withdrawResource,
            FieldReader fields,
            Answers answers) {
        this.allowResource = allowResource;
        this.extendEntry = extendEntry;
        this.withdrawResource = withdrawResource;
        this.fields = fields;
        this.answers = answers;
    }

    /** Makes an entry, or makes it anew. */
    @Post
    @Operation(
            operationId = "createAllowlistEntry",
            summary = "Spare a resource",
            description =
                    "For twice the time to live of such resources, or until 2100. The fields may stand in the query"
                            + " instead; those of the body win. Needs the role operate.",
            security = @SecurityRequirement(name = "operatorKey"))
    @RequestBody(ref = "NewAllowlistEntry")
    @ApiResponse(responseCode = "201", ref = "AllowlistEntryCreated")
    @AnswersOfCleanup
    public HttpResponse<?> create(@Parameter(hidden = true) HttpRequest<?> request) {
        return answer(request, EntryFields.OF_NEW, asked -> {
            Optional<NewEntry> wanted = EntryFields.ofNew(asked);
            if (wanted.isEmpty()) return faulty(request, EntryFault.PERMANENT_INVALID);
            return answer(request, allowResource.allow(wanted.get(), Authors.of(request)), true);
        });
    }

    /** Lets an entry last longer. */
    @Put
    @Operation(
            operationId = "extendAllowlistEntry",
            summary = "Spare a resource for longer",
            description =
                    "To the expiration that is sent and the time to live of such resources, but never to earlier than"
                        + " before, nor than that time from now. Without owner and comment these stay. Needs the role"
                        + " operate.",
            security = @SecurityRequirement(name = "operatorKey"))
    @RequestBody(ref = "AllowlistEntryExtension")
    @ApiResponse(responseCode = "200", ref = "AllowlistEntryExtended")
    @AnswersOfCleanup
    public HttpResponse<?> extend(@Parameter(hidden = true) HttpRequest<?> request) {
        return answer(
                request,
                EntryFields.OF_EXTENSION,
                asked -> answer(
                        request, extendEntry.extend(EntryFields.ofExtension(asked), Authors.of(request)), false));
    }

    /** Takes an entry away. */
    @Delete
    @Operation(
            operationId = "deleteAllowlistEntry",
            summary = "Spare a resource no longer",
            description = "One that is not there is taken for deleted. Needs the role operate.",
            security = @SecurityRequirement(name = "operatorKey"))
    @RequestBody(ref = "AllowlistEntryWithdrawal")
    @ApiResponse(responseCode = "200", ref = "AllowlistEntryDeleted")
    @AnswersOfCleanup
    public HttpResponse<?> delete(@Parameter(hidden = true) HttpRequest<?> request) {
        return answer(request, EntryFields.OF_WITHDRAWAL, asked -> {
            String text = EntryFields.id(asked);
            if (text.isEmpty()) return faulty(request, EntryFault.ID_EMPTY);
            return ResourceId.read(text)
                    .<HttpResponse<?>>map(id -> answer(request, id, withdrawResource.withdraw(id, Authors.of(request))))
                    .orElseGet(() -> faulty(request, EntryFault.ID_TOO_LONG));
        });
    }

    private HttpResponse<?> answer(
            HttpRequest<?> request, List<String> names, Function<Asking.Asked, HttpResponse<?>> change) {
        return switch (fields.read(request, names)) {
            case Asking.Refused(Rejection rejection) -> answers.refuse(request, rejection);
            case Asking.Asked asked -> change.apply(asked);
        };
    }

    private HttpResponse<?> answer(HttpRequest<?> request, Allowing allowing, boolean created) {
        return switch (allowing) {
            case Allowing.Allowed allowed -> {
                String done = created ? "' has been created" : "' has been extended by " + allowed.days() + " days";
                yield said(
                        request,
                        created ? HttpStatus.CREATED : HttpStatus.OK,
                        ENTRY + allowed.entry().resourceId() + done,
                        json -> EntryText.write(json, allowed.entry()));
            }
            case Allowing.Faulty(EntryFault fault) -> faulty(request, fault);
            case Allowing.Full _ -> answers.refuse(request, Rejection.of(Failure.ALLOWLIST_FULL));
            case Allowing.Contended _ -> contended(request);
        };
    }

    private HttpResponse<?> answer(HttpRequest<?> request, ResourceId id, Withdrawal withdrawal) {
        return switch (withdrawal) {
            case WITHDRAWN, NOT_THERE ->
                said(request, HttpStatus.OK, ENTRY + id + "' has been deleted", json -> {
                    json.writeStartObject();
                    json.writeStringField("resource_id", id.value());
                    json.writeEndObject();
                });
            case CONTENDED -> contended(request);
        };
    }

    private static HttpResponse<?> said(
            HttpRequest<?> request, HttpStatus status, String message, CleanupEnvelope.Value response) {
        return HttpResponse.status(status)
                .contentType(MediaType.APPLICATION_JSON_TYPE)
                .body(CleanupEnvelope.of(message, request, response));
    }

    private HttpResponse<?> faulty(HttpRequest<?> request, EntryFault fault) {
        return answers.refuse(request, new Rejection.Plain(Failure.ALLOWLIST_ENTRY_INVALID, fault.message()));
    }

    private HttpResponse<?> contended(HttpRequest<?> request) {
        return answers.refuse(request, Rejection.of(Failure.ALLOWLIST_ENTRY_CONTENDED));
    }
}
