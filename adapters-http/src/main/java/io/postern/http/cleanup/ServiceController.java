package io.postern.http.cleanup;

import com.fasterxml.jackson.core.JsonGenerator;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.postern.cleanup.DescribeServices;
import io.postern.cleanup.model.ResourceSetting;
import io.postern.http.access.Roles;
import io.postern.http.problem.CleanupEnvelope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.Map;

/** Tells which services the cleanup knows, as AWS Auto Cleanup does. */
@Controller("/settings/service")
@Tag(name = "cleanup")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.READ)
final class ServiceController {

    private final DescribeServices describeServices;

    ServiceController(DescribeServices describeServices) {
        this.describeServices = describeServices;
    }

    /** All services and their resources. */
    @Get
    @Operation(
            operationId = "readServices",
            summary = "Read the services that the cleanup knows",
            description = "By service and resource, each in order.",
            security = @SecurityRequirement(name = "operatorKey"))
    @ApiResponse(responseCode = "200", ref = "CleanupServices")
    @AnswersOfCleanup
    public HttpResponse<?> readServices(@Parameter(hidden = true) HttpRequest<?> request) {
        Map<String, Map<String, ResourceSetting>> services =
                describeServices.describe().services();
        return HttpResponse.ok(CleanupEnvelope.of(
                        "Supported AWS services list retrieved",
                        request,
                        json -> writeAll(
                                json,
                                services,
                                (inner, resources) -> writeAll(inner, resources, ServiceController::write))))
                .contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    private interface Member<T> {
        void write(JsonGenerator json, T value) throws IOException;
    }

    private static <T> void writeAll(JsonGenerator json, Map<String, T> members, Member<T> member) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, T> one : members.entrySet()) {
            json.writeFieldName(one.getKey());
            member.write(json, one.getValue());
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, ResourceSetting setting) throws IOException {
        json.writeStartObject();
        json.writeBooleanField("clean", setting.clean());
        json.writeStringField("id", setting.id());
        if (setting.ttl().isPresent()) json.writeNumberField("ttl", setting.ttlDays());
        json.writeEndObject();
    }
}
