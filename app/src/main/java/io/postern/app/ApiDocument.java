package io.postern.app;

import io.micronaut.openapi.annotation.OpenAPIExtraSchema;
import io.micronaut.openapi.annotation.OpenAPIInclude;
import io.postern.http.access.AccessTokenJson;
import io.postern.http.access.ClientTokenJson;
import io.postern.http.access.TokenController;
import io.postern.http.problem.EnvelopeJson;
import io.postern.http.problem.ProblemJson;
import io.postern.http.telemetry.AwsReceiptJson;
import io.postern.http.telemetry.DeadLetterController;
import io.postern.http.telemetry.DeadLettersJson;
import io.postern.http.telemetry.LogController;
import io.postern.http.telemetry.LogEventsPageJson;
import io.postern.http.telemetry.LogReadingController;
import io.postern.http.telemetry.LogSubmissionJson;
import io.postern.http.telemetry.MetricController;
import io.postern.http.telemetry.MetricReadingController;
import io.postern.http.telemetry.MetricSubmissionJson;
import io.postern.http.telemetry.MetricsPageJson;
import io.postern.http.telemetry.StatisticsJson;
import io.postern.http.telemetry.TestController;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeIn;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import io.swagger.v3.oas.annotations.servers.Server;
import io.swagger.v3.oas.annotations.tags.Tag;

/** The head of the OpenAPI document; its operations are the controllers named here, and the compiler writes it. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Postern",
                        version = "0.1.0",
                        description = "The guarded gate in front of Amazon CloudWatch. Senders trade a client token for"
                                + " an access token and send metrics and log events with it; operators read back what"
                                + " arrived.",
                        license = @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")),
        servers = @Server(url = "/", description = "The gate that serves this document"),
        tags = {
            @Tag(name = "tokens", description = "From a client token to an access token"),
            @Tag(name = "telemetry", description = "Sending metrics and log events, as CloudWatch Postman takes them"),
            @Tag(name = "reading", description = "What arrived, for operators"),
            @Tag(name = "dead letters", description = "What could not be delivered, for operators")
        })
@SecurityScheme(
        name = "accessToken",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "JWT",
        description = "From POST /token. It may stand in the member accessToken of the body instead, which wins.")
@SecurityScheme(
        name = "operatorKey",
        type = SecuritySchemeType.APIKEY,
        in = SecuritySchemeIn.HEADER,
        paramName = "x-api-key",
        description = "The key of an operator.")
@OpenAPIExtraSchema({
    ClientTokenJson.class,
    AccessTokenJson.class,
    MetricSubmissionJson.class,
    LogSubmissionJson.class,
    AwsReceiptJson.class,
    MetricsPageJson.class,
    StatisticsJson.class,
    LogEventsPageJson.class,
    DeadLettersJson.class,
    EnvelopeJson.class,
    ProblemJson.class
})
@OpenAPIInclude({
    TokenController.class,
    MetricController.class,
    LogController.class,
    TestController.class,
    MetricReadingController.class,
    LogReadingController.class,
    DeadLetterController.class
})
final class ApiDocument {

    private ApiDocument() {}
}
