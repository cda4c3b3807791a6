package io.postern.app;

import io.micronaut.openapi.annotation.OpenAPIExtraSchema;
import io.micronaut.openapi.annotation.OpenAPIInclude;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeIn;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import io.swagger.v3.oas.annotations.servers.Server;
import io.swagger.v3.oas.annotations.tags.Tag;

/**
 * The head of the OpenAPI document; its operations are the controllers of the packages named here, and the compiler
 * writes it. Classes are named in words, so that nothing but their own module can use them; a wrong word changes the
 * document, which a test compares.
 */
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
            @Tag(name = "locate", description = "The nearest machines and their tokens, after m-lab's locate"),
            @Tag(name = "reading", description = "What arrived, for operators and for clients that may"),
            @Tag(name = "dashboards", description = "CloudWatch's dashboards, or those of the local store"),
            @Tag(name = "clients", description = "Who may send, and what, for administrators"),
            @Tag(name = "destinations", description = "Where telemetry can go, by name"),
            @Tag(name = "entitlements", description = "What clients of APIs may call, for the authorizer"),
            @Tag(name = "authorizer", description = "Whether a call of an API may go on, for Amazon API Gateway"),
            @Tag(name = "cleanup", description = "What a cleanup of AWS accounts spares, as AWS Auto Cleanup keeps it"),
            @Tag(name = "dead letters", description = "What could not be delivered, for operators"),
            @Tag(name = "metering", description = "Calls of APIs, after the access logs of Amazon API Gateway"),
            @Tag(name = "operators", description = "Who may administer, for administrators")
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
        description = "The key of an operator. Roles: read, ingest, operate (covers both), admin (covers all).")
@SecurityScheme(
        name = "firehoseKey",
        type = SecuritySchemeType.APIKEY,
        in = SecuritySchemeIn.HEADER,
        paramName = "X-Amz-Firehose-Access-Key",
        description = "The access key of an Amazon Data Firehose stream.")
@SecurityScheme(
        name = "authorizerKey",
        type = SecuritySchemeType.APIKEY,
        in = SecuritySchemeIn.HEADER,
        paramName = "x-api-key",
        description = "A key of postern.metering.authorizer.keys, which opens nothing else.")
@OpenAPIExtraSchema(
        classNames = {
            "io.postern.http.access.ClientTokenJson",
            "io.postern.http.access.AccessTokenJson",
            "io.postern.http.access.HeldTokenJson",
            "io.postern.http.access.TokenToIntrospectJson",
            "io.postern.http.access.IntrospectionJson",
            "io.postern.http.access.RevocationJson",
            "io.postern.http.access.NewOperatorJson",
            "io.postern.http.access.EnrolledOperatorJson",
            "io.postern.http.access.OperatorsJson",
            "io.postern.http.access.ClientsJson",
            "io.postern.http.access.ClientSettingsJson",
            "io.postern.http.authorizer.ReconciliationJson",
            "io.postern.http.cleanup.EntriesJson",
            "io.postern.http.cleanup.MatchesJson",
            "io.postern.http.cleanup.ChangesJson",
            "io.postern.http.cleanup.OutcomesJson",
            "io.postern.http.cleanup.ExecutionsJson",
            "io.postern.http.cleanup.ExecutionDiffJson",
            "io.postern.http.destinations.DestinationSettingsJson",
            "io.postern.http.destinations.DestinationJson",
            "io.postern.http.destinations.DestinationsJson",
            "io.postern.http.destinations.TrialJson",
            "io.postern.http.metering.UsageJson",
            "io.postern.http.entitlements.EntitlementJson",
            "io.postern.http.entitlements.EntitlementsJson",
            "io.postern.http.entitlements.EntitlementSettingsJson",
            "io.postern.http.metering.CallsRecordedJson",
            "io.postern.http.metering.FirehoseAnswerJson",
            "io.postern.http.metering.RefusedEntriesJson",
            "io.postern.http.telemetry.MetricSubmissionJson",
            "io.postern.http.telemetry.LogSubmissionJson",
            "io.postern.http.telemetry.AwsReceiptJson",
            "io.postern.http.telemetry.TraceJson",
            "io.postern.http.telemetry.MetricsPageJson",
            "io.postern.http.telemetry.StatisticsJson",
            "io.postern.http.telemetry.MetricDataQueriesJson",
            "io.postern.http.telemetry.MetricDataJson",
            "io.postern.http.telemetry.LogEventsPageJson",
            "io.postern.http.telemetry.DashboardsPageJson",
            "io.postern.http.telemetry.DashboardJson",
            "io.postern.http.telemetry.NewDashboardJson",
            "io.postern.http.telemetry.DashboardKeptJson",
            "io.postern.http.telemetry.DeadLettersJson",
            "io.postern.http.telemetry.RedrivenJson",
            "io.postern.http.telemetry.PurgedJson",
            "io.postern.http.problem.EnvelopeJson",
            "io.postern.http.problem.FirehoseRefusalJson",
            "io.postern.http.problem.ProblemJson"
        })
@OpenAPIInclude(
        packages = {
            "io.postern.http.access",
            "io.postern.http.authorizer",
            "io.postern.http.cleanup",
            "io.postern.http.destinations",
            "io.postern.http.entitlements",
            "io.postern.http.keys",
            "io.postern.http.locate",
            "io.postern.http.metering",
            "io.postern.http.telemetry"
        })
final class ApiDocument {

    private ApiDocument() {}
}
