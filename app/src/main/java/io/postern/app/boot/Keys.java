package io.postern.app.boot;

import java.util.Map;
import java.util.Set;

/** Names of configuration keys that the boot itself deals with. */
public final class Keys {

    public static final String MODE = "postern.mode";
    public static final String OPERATOR_KEY = "postern.operator-key";
    public static final String CLIENT_SECRET = "postern.access.client-secret-key";
    public static final String ACCESS_TOKEN_SECRET = "postern.access.access-token-secret-key";
    public static final String REGISTRY_KEY = "postern.access.registry-key";
    static final String CLIENTS = "postern.access.clients";
    public static final String STORE = "postern.access.store";
    public static final String TOKEN_STORE = "postern.access.token-store";
    public static final String QUEUE = "postern.telemetry.queue";
    public static final String DEAD_LETTERS = "postern.telemetry.dead-letters";
    public static final String REQUEST_BUDGET = "postern.telemetry.request-budget";
    public static final String DESTINATION = "postern.telemetry.destination";
    public static final String REGISTRY = "postern.locate.registry";
    public static final String HEARTBEAT_KEYS = "postern.locate.heartbeat-keys";
    public static final String DESTINATIONS = "postern.destinations.store";
    public static final String MASTER_KEYS = "postern.destinations.master-keys";
    public static final String CLEANUP_ALLOWLIST = "postern.cleanup.allowlist";
    public static final String CLEANUP_SETTINGS = "postern.cleanup.settings";
    public static final String EXECUTION_LOGS = "postern.cleanup.execution-logs";
    public static final String LEDGER = "postern.metering.ledger";
    public static final String ENTITLEMENTS = "postern.metering.entitlements";
    public static final String AUTHORIZER_KEYS = "postern.metering.authorizer.keys";
    public static final String METERING_STORE = "postern.metering.store";
    static final String FIREHOSE_KEYS = "postern.metering.firehose.access-keys";
    static final String LOG_FORMATS = "postern.metering.formats";
    static final String PULLS = "postern.metering.pull";
    static final String REVENIUM_URL = "postern.metering.sinks.revenium.url";
    static final String OPEN_METER_KEY = "postern.metering.sinks.open-meter.api-key";
    static final String REVENIUM_KEY = "postern.metering.sinks.revenium.api-key";
    static final String LOCATE = "postern.locate.enabled";
    static final String SIGNING_KEYS = "postern.locate.signing-keys";
    static final String REGION = "postern.aws.region";
    static final String REDIS = "postern.redis.uri";

    /** The environment variables of CloudWatch Postman, AWS Auto Cleanup, Revenium's Lambda functions and AWS, and what they are called here. */
    static final Map<String, String> BY_VARIABLE = Map.ofEntries(
            Map.entry("CLIENT_SECRET_KEY", CLIENT_SECRET),
            Map.entry("ACCESS_TOKEN_SECRET_KEY", ACCESS_TOKEN_SECRET),
            Map.entry("PORT", "micronaut.server.port"),
            Map.entry("CORS_ALLOWED_ORIGIN", "postern.http.cors.allowed-origins"),
            Map.entry("REDIS_URL", REDIS),
            Map.entry("AWS_REGION", REGION),
            Map.entry("EXECUTION_LOG_BUCKET", "postern.cleanup.bucket.name"),
            Map.entry("REVENIUM_PLATFORM_API", REVENIUM_URL),
            Map.entry("REVENIUM_PLATFORM_API_KEY", REVENIUM_KEY),
            Map.entry("AWS_ENDPOINT_URL", "postern.aws.endpoint"));

    /** Keys that have no default, so that {@code application.yml} cannot hold them. */
    static final Set<String> WITHOUT_DEFAULT =
            Set.of(OPERATOR_KEY, CLIENT_SECRET, ACCESS_TOKEN_SECRET, REGISTRY_KEY, MASTER_KEYS);

    /** What can be said of each client under {@code postern.access.clients.<id>}. */
    static final Set<String> CLIENT_MEMBERS = Set.of(
            "secrets",
            "keys",
            "compatible",
            "suspended",
            "expires",
            "namespaces",
            "metric-names",
            "log-groups",
            "log-streams",
            "origins",
            "dimensions",
            "log-fields",
            "records-per-minute",
            "bytes-per-minute",
            "series-per-day",
            "weight",
            "token-ttl",
            "embedded-metrics",
            "destination",
            "read-namespaces",
            "read-log-groups");

    /** What can be said of each format under {@code postern.metering.formats.<name>}. */
    static final Set<String> LOG_FORMAT_MEMBERS = Set.of(
            "id",
            "time-epoch",
            "time",
            "application",
            "method",
            "route",
            "url",
            "status",
            "remote-host",
            "latency",
            "backend-latency",
            "response-bytes",
            "labels");

    /** What can be said of each pull under {@code postern.metering.pull.<name>}. */
    static final Set<String> PULL_MEMBERS = Set.of("log-group", "format", "every", "overlap", "pages-max");

    /** What configuration names itself, and what can be said of each. */
    static final Map<String, Set<String>> MEMBERS =
            Map.of(CLIENTS, CLIENT_MEMBERS, LOG_FORMATS, LOG_FORMAT_MEMBERS, PULLS, PULL_MEMBERS);

    private Keys() {}
}
