package io.postern.http.fuzz;

import io.postern.cleanup.model.ExecutionKey;
import io.postern.http.Gate;
import io.postern.http.Machine;
import io.postern.http.ScriptedExecutionLogs;
import io.postern.testkit.access.Jwt;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All ways in, each with texts that are as they come in when nothing is wrong. */
final class Doors {

    private static final String STAGE = "arn:aws:execute-api:eu-central-1:123456789012:abcdef1234/prod";
    private static final String ENTRY =
            "{\"requestId\":\"r-1\",\"extendedRequestId\":\"Tm7hWFc2oAMEbxQ=\",\"requestTimeEpoch\":\"1777636800000\",\"requestTime\":\"01/May/2026:12:00:00"
                + " +0000\",\"principalId\":\"shop\","
                + "\"httpMethod\":\"GET\",\"resourcePath\":\"/pets/{id}\",\"path\":\"/pets/7\",\"status\":\"200\","
                + "\"responseLength\":\"345\",\"responseLatency\":\"42\",\"integration\":{\"latency\":40.5},\"ip\":\"192.0.2.1\"}";

    private static final String DATA = "eyJwYXRoIjoiL3gifQpbXQ==";

    private static final int GZIP_INVALID = 123;
    private static final int DEAD_LETTER_UNKNOWN = 183;
    private static final int RECEIPT_UNKNOWN = 188;
    private static final int CLIENT_CHANGED = 204;
    private static final int NOTHING_LIVE = 224;

    private final Map<Door, List<byte[]>> all = new LinkedHashMap<>();
    private final String token;
    private final String metric;

    private Doors(Gate gate) {
        this.token = gate.accessToken();
        this.metric = gate.metric("{\"Namespace\":\"shop\",\"MetricData\":[{\"MetricName\":\"orders\",\"Value\":1}]}");
        tokens(gate);
        telemetry();
        reading();
        metering();
        administration();
        cleanup(gate);
        locate();
        headers();
    }

    static Doors of(Gate gate) {
        return new Doors(gate);
    }

    Set<Door> doors() {
        return all.keySet();
    }

    Door named(String name) {
        return all.keySet().stream()
                .filter(door -> door.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("door: " + name + " (expected: one of " + doors() + ")"));
    }

    List<byte[]> samples(Door door) {
        return List.copyOf(all.getOrDefault(door, List.of()));
    }

    private void tokens(Gate gate) {
        String assertion = assertion("a");
        add(
                Door.body("client-token", "POST", "/token"),
                "{\"clientToken\":\"" + gate.clientToken() + "\"}",
                "{\"clientToken\":\"" + assertion + "\"}");
        // Others than those above: each opens once.
        String time = Long.toString(Gate.NOW.toEpochMilli());
        add(
                Door.form("client-token-form", "/token"),
                "clientToken=" + assertion("b"),
                "clientToken=" + Gate.clientToken(time, "d4e5f6", Gate.CLIENT_SECRET));
        add(
                Door.header("access-token", "GET", "/api/v1/tokens/self", "Authorization", ""),
                "Bearer " + token,
                "Bearer " + gate.accessToken());
        add(Door.form("introspection", "/api/v1/tokens/introspect"), "token=" + token, "token=" + assertion);
        add(
                Door.body("revocation", "POST", "/api/v1/tokens/revoke"),
                "{\"client\":\"nobody\"}",
                "{\"client\":\"nobody\",\"before\":\"2026-05-01T12:00:00Z\"}");
    }

    private static String assertion(String id) {
        String claims =
                "{\"iss\":\"default\",\"sub\":\"default\",\"aud\":[\"postern\"],\"exp\":%d,\"iat\":%d,\"jti\":\"%s\","
                                .formatted(Gate.NOW.getEpochSecond() + 300, Gate.NOW.getEpochSecond(), id)
                        + "\"policy\":{\"namespaces\":[\"shop/*\"],\"dimensions\":{\"App\":\"shop\"},\"recordsPerMinute\":10}}";
        return Jwt.hs256(claims, Gate.CLIENT_SECRET);
    }

    private void telemetry() {
        String datums =
                "[{\"MetricName\":\"orders\",\"Value\":1.5,\"Unit\":\"Count\",\"Timestamp\":\"2026-05-01T11:59:00Z\","
                    + "\"Dimensions\":[{\"Name\":\"page\",\"Value\":\"/home\"}],\"StorageResolution\":1},"
                    + "{\"MetricName\":\"wait\",\"Values\":[1,2.5,\"3\"],\"Counts\":[1,\"2\",3],\"Timestamp\":1777636800.123},"
                    + "{\"MetricName\":\"sum\",\"StatisticValues\":{\"SampleCount\":2,\"Sum\":5,\"Minimum\":1.5,\"Maximum\":3.5}}]";
        add(
                Door.body("metrics", "POST", "/metric"),
                "{\"accessToken\":\"%s\",\"sentAt\":1777636800000,\"params\":{\"Namespace\":\"shop\",\"MetricData\":%s}}"
                        .formatted(token, datums));
        add(
                Door.form("metrics-form", "/metric"),
                "accessToken=" + token + "&params[Namespace]=shop&params[MetricData][0][MetricName]=orders"
                                       + "&params[MetricData][0][Value]=1&params[MetricData][][MetricName]=a%20b&params%5BMetricData%5D[1][Value]=2");
        String embedded =
                "{\\\"_aws\\\":{\\\"Timestamp\\\":1777636800000,\\\"CloudWatchMetrics\\\":[{\\\"Namespace\\\":\\\"shop\\\","
                    + "\\\"Dimensions\\\":[[\\\"page\\\"]],\\\"Metrics\\\":[{\\\"Name\\\":\\\"wait\\\"}]}]},\\\"page\\\":\\\"/\\\",\\\"wait\\\":7}";
        add(
                Door.body("log-events", "POST", "/logEvents"),
                ("{\"accessToken\":\"%s\",\"sentAt\":\"2026-05-01T12:00:00Z\",\"logGroupName\":\"/shop/web\",\"logStreamName\":\"page\",\"logEvents\":[{\"message\":\"checkout"
                    + " finished\",\"timestamp\":1777636800000},"
                    + "{\"message\":\"%s\",\"timestamp\":\"1777636799000\"}]}")
                        .formatted(token, embedded));
        add(
                Door.form("log-events-form", "/logEvents"),
                "accessToken=" + token + "&logGroupName=shop&logStreamName=web&logEvents[0][message]=checkout+finished"
                        + "&logEvents[0][timestamp]=1777636800000");
        add(
                Door.path("receipt", "/api/v1/receipts/").refusing(RECEIPT_UNKNOWN),
                "3f2504e0-4f89-41d3-9a0c-0305e82c3301");
        add(Door.path("dead-letter", "/api/v1/dead-letters/").refusing(DEAD_LETTER_UNKNOWN), "1777636800000-0");
    }

    private void reading() {
        String range = "&start=2026-05-01T11:00:00Z&end=1777636800";
        add(
                Door.query("statistics", "/api/v1/metrics/statistics"),
                "namespace=shop&metricName=orders&dimension=page=/home&period=60&statistic=p99.9&statistic=Sum"
                        + range);
        add(Door.query("metric-list", "/api/v1/metrics"), "namespace=shop&dimension=page&nextToken=c2hvcA&follow=true");
        add(
                Door.query("log-search", "/api/v1/logs/events"),
                "logGroupName=shop&filterPattern=%3Ferror+%3F%22not+found%22&limit=10&nextToken=c2hvcA" + range,
                "logGroupName=shop&filterPattern=-debug+word+%22a+phrase%22&logStreamName=web");
        add(
                Door.query("chart", "/api/v1/metrics/chart.csv"),
                "namespace=shop&metricName=orders&statistic=Average&width=400&height=300" + range);
        add(
                Door.body("metric-data", "POST", "/api/v1/metrics/data"),
                "{\"metricDataQueries\":[{\"id\":\"orders\",\"metricStat\":{\"metric\":{\"namespace\":\"shop\",\"metricName\":"
                    + "\"orders\",\"dimensions\":[]},\"period\":60,\"stat\":\"Sum\"}},{\"id\":\"rate\",\"expression\":\"RATE(orders)*2\",\"label\":\"x"
                    + " ${PROP('Dim.page')}\",\"returnData\":false}],"
                    + "\"start\":\"2026-05-01T11:00:00Z\",\"end\":1777636800,\"scanBy\":\"TimestampAscending\",\"maxDatapoints\":10}");
        add(
                Door.query("dead-letters", "/api/v1/dead-letters"),
                "cause=refused&client=default&from=2026-05-01T11:00:00Z&until=1777636800&after=1777636800000&limit=5");
        add(
                Door.body("dashboard", "PUT", "/api/v1/dashboards/shop"),
                "{\"dashboardBody\":\"{\\\"widgets\\\":[{\\\"type\\\":\\\"text\\\",\\\"properties\\\":{\\\"markdown\\\":\\\"x\\\"}}]}\"}");
    }

    private void metering() {
        add(
                Door.body("access-logs", "POST", "/api/v1/metering/access-logs"),
                ENTRY + "\n" + ENTRY,
                "[" + ENTRY + "]",
                "{\"messageType\":\"DATA_MESSAGE\",\"logGroup\":\"g\",\"logEvents\":[{\"id\":\"1\",\"timestamp\":1777636800000,"
                    + "\"message\":\"{\\\"path\\\":\\\"/x\\\"}\"}]}");
        add(
                Door.body("firehose", "POST", "/api/v1/metering/firehose"),
                "{\"requestId\":\"r1\",\"timestamp\":1777636800000,\"records\":[{\"data\":\"" + DATA
                        + "\"},{\"data\":\"" + DATA + "\"}]}");
        add(
                Door.query("usage", "/api/v1/metering/usage"),
                "application=shop&method=GET&route=/pets/{id}&statusClass=2xx&groupBy=route&bucket=hour&limit=10&by=calls&top=5"
                    + "&start=2026-05-01T00:00:00Z&end=2026-05-02T00:00:00Z");
        add(
                Door.body("authorizer", "POST", "/api/v1/authorizer"),
                "{\"type\":\"REQUEST\",\"methodArn\":\"" + STAGE + "/GET/pets/7\",\"headers\":{\"clientId\":\"shop\"},"
                                                                 + "\"multiValueHeaders\":{\"clientId\":[\"shop\"]},\"requestContext\":{\"identity\":{\"apiKey\":\"k\"}}}",
                "{\"type\":\"TOKEN\",\"methodArn\":\"" + STAGE + "/GET/pets/7\",\"authorizationToken\":\"shop\"}",
                "{\"version\":\"2.0\",\"type\":\"REQUEST\",\"routeArn\":\"" + STAGE
                        + "/GET/pets/7\",\"identitySource\":[\"shop\"],\"headers\":{\"clientid\":\"shop\"}}");
        add(
                Door.body("entitlement", "PUT", "/api/v1/entitlements/shop"),
                "{\"routes\":[{\"methods\":[\"GET\",\"HEAD\"],\"path\":\"/pets/*\"}],\"quotas\":[{\"period\":\"minute\",\"calls\":600}],"
                    + "\"suspended\":false,\"context\":{\"plan\":\"gold\"},\"usageIdentifierKey\":\"k\"}");
    }

    private void administration() {
        add(
                Door.body("client", "PUT", "/api/v1/clients/shop"),
                "{\"policy\":{\"namespaces\":[\"shop\",\"shop/*\"],\"logGroups\":[\"/shop/*\"],\"origins\":[\"https://*.example.org\"],"
                    + "\"dimensions\":{\"App\":\"shop\"},\"recordsPerMinute\":60000,\"weight\":2,\"reads\":{\"namespaces\":[\"*\"]}},"
                    + "\"suspended\":false,\"expiresAt\":\"2027-01-01T00:00:00Z\",\"keys\":[\"{\\\"kty\\\":\\\"OKP\\\","
                    + "\\\"crv\\\":\\\"Ed25519\\\",\\\"x\\\":\\\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\\\"}\"]}");
        add(
                Door.body("destination", "POST", "/api/v1/destinations"),
                "{\"name\":\"shop\",\"description\":\"d\",\"roleArn\":\"arn:aws:iam::123456789012:role/telemetry\",\"externalId\":\"e-1\","
                    + "\"region\":\"eu-central-1\",\"serviceName\":\"monitoring\"}",
                "{\"name\":\"till\",\"accessKeyId\":\"AKIAIOSFODNN7EXAMPLE\",\"secretAccessKey\":\"s\",\"region\":\"eu-central-1\"}");
        add(Door.body("operator", "POST", "/api/v1/operators"), "{\"name\":\"Ada\",\"role\":\"read\"}");
    }

    private void cleanup(Gate gate) {
        String run = "2023/01/execution_log_2023_01_01_06_00_00.csv";
        gate.bean(ScriptedExecutionLogs.class).put(new ExecutionKey(run), new byte[0]);
        add(
                Door.body("allowlist-entry", "POST", "/allowlist/entry"),
                "{\"resource_id\":\"s3:bucket:our-*[a-z]?\",\"owner\":\"web@example.org\",\"comment\":\"c\",\"permanent\":false}");
        add(
                Door.body("allowlist-extension", "PUT", "/allowlist/entry"),
                "{\"resource_id\":\"s3:bucket:our-logs\",\"expiration\":\"1777636800\"}");
        add(
                Door.body("allowlist-entries", "POST", "/api/v1/cleanup/entries"),
                "{\"entries\":[{\"resourceId\":\"s3:bucket:our-logs\",\"owner\":\"o\"},{\"resourceId\":\"s3:bucket:[!a]*\",\"permanent\":true}]}");
        add(
                Door.query("allowlist-search", "/api/v1/cleanup/entries"),
                "service=s3&owner=o&expiringWithinDays=7&limit=10");
        add(Door.query("allowlist-matches", "/api/v1/cleanup/matches"), "resource_id=s3:bucket:our-logs");
        add(
                Door.query("allowlist-changes", "/api/v1/cleanup/changes"),
                "resource_id=s3:bucket:a&author=x&before=42&limit=10");
        add(Door.path("execution", "/execution/"), run);
        add(Door.query("executions", "/api/v1/cleanup/executions"), "before=" + run + "&limit=5");
    }

    private void locate() {
        add(
                Door.query("nearest", "/v2/nearest/ndt/ndt7").refusing(NOTHING_LIVE),
                "lat=42.9&lon=-75.5&country=US&region=US-NY&machine-type=virtual");
        add(
                Door.message("heartbeat", Machine.PATH),
                Machine.registration(HeardMachine.HOSTNAME),
                "{\"Health\": {\"Score\": 1}, \"Registration\": null, \"Prometheus\": null}",
                "{\"Health\": {\"Score\": 0}}",
                "{\"Prometheus\": {\"Health\": true}}");
    }

    private void headers() {
        add(
                Door.header("content-type", "POST", "/metric", "Content-Type", metric),
                "application/json; charset=UTF-8",
                "text/plain");
        add(
                Door.header("content-encoding", "POST", "/metric", "Content-Encoding", metric)
                        .refusing(GZIP_INVALID),
                "gzip",
                "identity");
        add(Door.header("origin", "POST", "/metric", "Origin", metric), "https://shop.example.org:8443", "null");
        add(
                Door.header("forwarded", "POST", "/metric", "Forwarded", metric),
                "for=\"[2a00:db8::1]:47\";proto=https, for=192.0.2.1");
        add(Door.header("x-forwarded-for", "POST", "/metric", "X-Forwarded-For", metric), "2a00:db8::1, 192.0.2.1:47");
        add(
                Door.header("precondition", "PUT", "/api/v1/clients/shop", "If-Match", "{}")
                        .refusing(CLIENT_CHANGED),
                "\"47DEQpj8HBSa-_TImW\", *");
        add(
                Door.header(
                        "firehose-attributes",
                        "POST",
                        "/api/v1/metering/firehose",
                        "X-Amz-Firehose-Common-Attributes",
                        "{\"requestId\":\"r1\",\"timestamp\":1777636800000,\"records\":[{\"data\":\"" + DATA + "\"}]}"),
                "{\"commonAttributes\":{\"team\":\"pets\",\"stage\":\"prod\"}}");
    }

    private void add(Door door, String... samples) {
        all.put(
                door,
                Arrays.stream(samples)
                        .map(sample -> sample.getBytes(StandardCharsets.UTF_8))
                        .toList());
    }
}
