package io.postern.http.metering;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.http.CountingLedger;
import io.postern.metering.RecordCalls;
import io.postern.metering.memory.MemoryRefusedEntries;
import io.postern.metering.model.AuthorizerAnswer;
import io.postern.metering.model.AuthorizerContext;
import io.postern.metering.model.LogFormat;
import io.postern.metering.model.LogLine;
import io.postern.metering.model.MeterEvent;
import io.postern.metering.model.TimeWindow;
import io.postern.metering.port.EntryReader;
import io.postern.testkit.metering.EntryReaderContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class JacksonEntryReaderTest implements EntryReaderContract {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-28T10:00:30Z"), ZoneOffset.UTC);

    private final EntryReader reader = new JacksonEntryReader();

    @Override
    public EntryReader reader() {
        return reader;
    }

    @Test
    void aLineOfARestApiIsACall() throws IOException {
        Map<String, String> said = Map.ofEntries(
                Map.entry("$context.extendedRequestId", "Tm7hWFc2oAMEbxQ="),
                Map.entry("$context.requestTimeEpoch", "1795860000123"),
                Map.entry("$context.requestTime", "28/Nov/2026:10:00:00 +0000"),
                Map.entry("$context.authorizer.principalId", "shop"),
                Map.entry("$context.identity.apiKeyId", "-"),
                Map.entry("$context.identity.caller", "-"),
                Map.entry("$context.httpMethod", "GET"),
                Map.entry("$context.resourcePath", "/pets/{id}"),
                Map.entry("$context.path", "/prod/pets/7"),
                Map.entry("$context.status", "200"),
                Map.entry("$context.identity.sourceIp", "192.0.2.7"),
                Map.entry("$context.responseLatency", "31"),
                Map.entry("$context.integrationLatency", "28"),
                Map.entry("$context.responseLength", "512"),
                Map.entry("$context.apiId", "a1b2c3"),
                Map.entry("$context.stage", "prod"),
                Map.entry("$context.domainName", "a1b2c3.execute-api.eu-west-1.amazonaws.com"));

        assertThat(call(filled("REST", said), LogFormat.rest()))
                .isEqualTo(new MeterEvent(
                        "Tm7hWFc2oAMEbxQ=",
                        Instant.ofEpochMilli(1_795_860_000_123L),
                        "shop",
                        "GET",
                        "/pets/{id}",
                        "/prod/pets/7",
                        200,
                        "192.0.2.7",
                        OptionalLong.of(31),
                        OptionalLong.of(28),
                        OptionalLong.of(512),
                        Map.of(
                                "apiId", "a1b2c3",
                                "stage", "prod",
                                "domainName", "a1b2c3.execute-api.eu-west-1.amazonaws.com")));
    }

    @Test
    void aLineOfAnHttpApiIsACall() throws IOException {
        Map<String, String> said = Map.ofEntries(
                Map.entry("$context.extendedRequestId", "Tm7hWFc2oAMEbxQ="),
                Map.entry("$context.requestTimeEpoch", "1795860000123"),
                Map.entry("$context.requestTime", "28/Nov/2026:10:00:00 +0000"),
                Map.entry("$context.authorizer.principalId", "-"),
                Map.entry("$context.authorizer.client", "shop"),
                Map.entry("$context.identity.caller", "-"),
                Map.entry("$context.httpMethod", "POST"),
                Map.entry("$context.routeKey", "POST /pets/{id}"),
                Map.entry("$context.path", "/pets/7"),
                Map.entry("$context.status", "502"),
                Map.entry("$context.identity.sourceIp", "2001:db8::7"),
                Map.entry("$context.responseLatency", "31"),
                Map.entry("$context.integrationLatency", "-"),
                Map.entry("$context.responseLength", "-"),
                Map.entry("$context.apiId", "a1b2c3"),
                Map.entry("$context.stage", "$default"),
                Map.entry("$context.domainName", "api.example.com"));

        assertThat(call(filled("HTTP", said), LogFormat.http()))
                .isEqualTo(new MeterEvent(
                        "Tm7hWFc2oAMEbxQ=",
                        Instant.ofEpochMilli(1_795_860_000_123L),
                        "shop",
                        "POST",
                        "/pets/{id}",
                        "/pets/7",
                        502,
                        "2001:db8::7",
                        OptionalLong.of(31),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        Map.of("apiId", "a1b2c3", "stage", "$default", "domainName", "api.example.com")));
    }

    /** A simple answer has no principal, so the line must name a member of its context; else no quota would be spent. */
    @Test
    void aCallThatASimpleAnswerLetPassIsItsClients() throws IOException {
        AuthorizerContext context = new AuthorizerContext("shop", "allowed", OptionalLong.of(5), false, Map.of());
        assertThat(AuthorizerAnswer.simple(true, context)).containsOnlyKeys("isAuthorized", "context");
        String template = Files.readString(Path.of("../deploy/cloudformation/access-logs.yaml"));
        String pasted = template.substring(template.indexOf("HttpFormat:"))
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("{"))
                .findFirst()
                .orElseThrow();

        for (String line : List.of(line("HTTP"), pasted))
            assertThat(call(asGatewayWrites(line, context.members()), LogFormat.http())
                            .application())
                    .isEqualTo("shop");
    }

    private static String asGatewayWrites(String line, Map<String, Object> context) {
        return Pattern.compile("\\$context\\.(authorizer\\.)?([A-Za-z.]+)")
                .matcher(line)
                .replaceAll(variable -> {
                    Object told = variable.group(1) == null ? null : context.get(variable.group(2));
                    return told == null ? "-" : String.valueOf(told);
                });
    }

    /** The line that stands in the docs under that heading, as API Gateway would fill it. */
    private static String filled(String heading, Map<String, String> said) throws IOException {
        String line = line(heading);
        for (Map.Entry<String, String> one : said.entrySet())
            line = line.replace("\"" + one.getKey() + "\"", "\"" + one.getValue() + "\"");
        assertThat(line).startsWith("{").doesNotContain("$context", "\n");
        return line;
    }

    private static String line(String heading) throws IOException {
        String page = Files.readString(Path.of("../docs/metering.md"));
        int section = page.indexOf("### " + heading + " APIs");
        assertThat(section).isPositive();
        int from = page.indexOf("```json\n", section) + "```json\n".length();
        return page.substring(from, page.indexOf("\n```", from));
    }

    private MeterEvent call(String line, LogFormat format) {
        CountingLedger ledger = new CountingLedger();
        RecordCalls recordCalls = new RecordCalls(
                reader,
                ledger,
                new MemoryRefusedEntries(1, Duration.ofDays(1), CLOCK),
                new TimeWindow(Duration.ofDays(7), Duration.ofMinutes(10)),
                CLOCK);
        byte[] bytes = line.getBytes(UTF_8);
        recordCalls.record(
                taker -> {
                    boolean _ = taker.test(LogLine.Text.of(bytes, 0, bytes.length));
                },
                format,
                Map.of());
        return List.copyOf(ledger.events()).getFirst();
    }
}
