package io.postern.app.journey;

import io.postern.app.boot.Boot;
import io.postern.app.boot.Gate;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** A running gate in this process, and somebody who calls it. */
final class Journey implements AutoCloseable {

    /** For load from one address; a replica that dies with work in hand leaves it to others after 2.5 seconds. */
    static final Map<String, String> UNDER_LOAD = Map.of(
            "POSTERN_ACCESS_RATE_LIMIT_PRESET", "off",
            "POSTERN_AWS_CONNECT_TIMEOUT", "1s",
            "POSTERN_AWS_CALL_TIMEOUT", "1s",
            "POSTERN_TELEMETRY_ROUND_MAX", "1s",
            "POSTERN_TELEMETRY_RETRY_MAX", "1s",
            "POSTERN_TELEMETRY_REDIS_QUEUE_LEASE", "2500ms");

    private final Gate gate;
    private final Caller caller;

    private Journey(Gate gate) {
        this.gate = gate;
        this.caller = new Caller(gate.uri());
    }

    /** In production mode, on that Redis and that CloudWatch. */
    static Journey start(URI redis, URI cloudWatch) {
        return start(redis, cloudWatch, Map.of());
    }

    static Journey start(URI redis, URI cloudWatch, Map<String, Object> overrides) {
        return new Journey(Boot.start(variables(redis, cloudWatch), overrides));
    }

    /** With exactly that environment. */
    static Journey start(Map<String, String> variables) {
        return new Journey(Boot.start(variables, Map.of()));
    }

    /** The environment of such a gate. Its own Redis database apart, nothing waits longer than a test should. */
    static Map<String, String> variables(URI redis, URI cloudWatch) {
        Map<String, String> variables = new HashMap<>();
        variables.put("POSTERN_MODE", "production");
        variables.put("PORT", "-1");
        variables.put("CLIENT_SECRET_KEY", Caller.CLIENT_SECRET);
        variables.put("ACCESS_TOKEN_SECRET_KEY", Caller.ACCESS_SECRET);
        variables.put("POSTERN_OPERATOR_KEY", Caller.OPERATOR_KEY);
        variables.put("POSTERN_ACCESS_REGISTRY_KEY", "the registry key of the journeys");
        variables.put("REDIS_URL", redis.toString());
        variables.put("AWS_REGION", "eu-central-1");
        variables.put("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE");
        variables.put("AWS_SECRET_ACCESS_KEY", "a secret access key for nobody");
        variables.put("AWS_ENDPOINT_URL", cloudWatch.toString());
        variables.put("POSTERN_TELEMETRY_COMPANY", "100ms");
        variables.put("POSTERN_TELEMETRY_FIRST_RETRY", "100ms");
        return variables;
    }

    /** The same with more, or with others in their place. */
    static Map<String, String> variables(URI redis, URI cloudWatch, Map<String, String> more) {
        Map<String, String> variables = variables(redis, cloudWatch);
        variables.putAll(more);
        return variables;
    }

    Caller caller() {
        return caller;
    }

    URI uri() {
        return gate.uri();
    }

    @Override
    public void close() {
        caller.close();
        gate.close();
    }
}
