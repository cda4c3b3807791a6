package io.postern.http.cleanup;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.postern.cleanup.FindMatches;
import io.postern.cleanup.SearchAllowed;
import io.postern.cleanup.model.AllowlistEntry;
import io.postern.cleanup.model.EntrySearch;
import io.postern.cleanup.model.Matching;
import io.postern.cleanup.model.ResourceId;
import io.postern.http.access.Roles;
import io.postern.http.problem.Answers;
import io.postern.http.problem.Failure;
import io.postern.http.problem.Rejection;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;

/** Answers questions about the allowlist that AWS Auto Cleanup's API has no call for. */
@Controller("/api/v1/cleanup")
@Tag(name = "cleanup")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.READ)
final class SearchController {

    private final SearchAllowed searchAllowed;
    private final FindMatches findMatches;
    private final Answers answers;

    SearchController(SearchAllowed searchAllowed, FindMatches findMatches, Answers answers) {
        this.searchAllowed = searchAllowed;
        this.findMatches = findMatches;
        this.answers = answers;
    }

    /** A page of the entries that are wanted. */
    @Get("/entries")
    @Operation(
            operationId = "searchAllowlist",
            summary = "Search the allowlist",
            description =
                    "Entries that have not expired, by their ids. A first page is of the allowlist as it is now, the"
                            + " pages behind it go by what is at most five seconds old.",
            security = @SecurityRequirement(name = "operatorKey"))
    @ApiResponse(responseCode = "200", ref = "AllowlistEntries")
    @AnswersOfSearching
    public HttpResponse<?> searchAllowlist(
            @Parameter(hidden = true) HttpRequest<?> request,
            @Parameter(description = "Of this service; absent: of any.", example = "s3", required = false)
                    @QueryValue(defaultValue = "")
                    String service,
            @Parameter(
                            description = "Whose, whatever the case; absent: anybody's.",
                            example = "web@example.org",
                            required = false)
                    @QueryValue(defaultValue = "")
                    String owner,
            @Parameter(
                            description = "Those that end within so many days, 1 to 36525; 0: whenever they end.",
                            example = "7",
                            required = false)
                    @QueryValue(defaultValue = "0")
                    int expiringWithinDays,
            @Parameter(
                            description = "The member next of the answer before; absent: from the first.",
                            example = "s3:bucket:our-logs",
                            required = false)
                    @QueryValue(defaultValue = "")
                    String after,
            @Parameter(description = "1 to 1000.", example = "100", required = false) @QueryValue(defaultValue = "100")
                    int limit) {
        try {
            EntrySearch search = new EntrySearch(service, owner, expiringWithinDays, after, limit);
            return HttpResponse.ok(EntriesJson.of(searchAllowed.search(search)));
        } catch (IllegalArgumentException wrong) {
            return answers.refuse(request, Rejection.ofQuery(wrong));
        }
    }

    /** What spares a resource. */
    @Get("/matches")
    @Operation(
            operationId = "findAllowlistMatches",
            summary = "Ask which entries spare a resource",
            description = "By the rules of the cleanup, and by the allowlist as it was at most five seconds ago.",
            security = @SecurityRequirement(name = "operatorKey"))
    @ApiResponse(responseCode = "200", ref = "AllowlistMatches")
    @ApiResponse(responseCode = "422", ref = "AllowlistTooCostly")
    @AnswersOfSearching
    public HttpResponse<?> findMatches(
            @Parameter(hidden = true) HttpRequest<?> request,
            @Parameter(description = "service:resource:id.", example = "s3:bucket:our-logs") @QueryValue("resource_id")
                    String resourceId) {
        Optional<ResourceId> resource = ResourceId.read(resourceId).filter(ResourceId::whole);
        if (resource.isEmpty())
            return answers.refuse(
                    request,
                    new Rejection.Plain(
                            Failure.QUERY_INVALID, "resource_id: not usable (expected: service:resource:id)"));
        return switch (findMatches.matches(resource.get())) {
            case Matching.Known(List<AllowlistEntry> entries) -> HttpResponse.ok(MatchesJson.of(entries));
            case Matching.TooCostly _ -> answers.refuse(request, Rejection.of(Failure.ALLOWLIST_TOO_COSTLY));
        };
    }
}
