package io.postern.app.journey;

import io.postern.app.boot.Boot;
import io.postern.app.boot.Gate;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** A running gate in this process, and somebody who calls it. */
final class Journey implements AutoCloseable {

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

    /** The environment of such a gate. Its own Redis database apart, nothing waits longer than a test should. */
    static Map<String, String> variables(URI redis, URI cloudWatch) {
        Map<String, String> variables = new HashMap<>();
        variables.put("POSTERN_MODE", "production");
        variables.put("PORT", "-1");
        variables.put("CLIENT_SECRET_KEY", Caller.CLIENT_SECRET);
        variables.put("ACCESS_TOKEN_SECRET_KEY", Caller.ACCESS_SECRET);
        variables.put("POSTERN_OPERATOR_KEY", Caller.OPERATOR_KEY);
        variables.put("REDIS_URL", redis.toString());
        variables.put("AWS_REGION", "eu-central-1");
        variables.put("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE");
        variables.put("AWS_SECRET_ACCESS_KEY", "a secret access key for nobody");
        variables.put("AWS_ENDPOINT_URL", cloudWatch.toString());
        variables.put("POSTERN_TELEMETRY_COMPANY", "100ms");
        variables.put("POSTERN_TELEMETRY_FIRST_RETRY", "100ms");
        return variables;
    }

    Caller caller() {
        return caller;
    }

    @Override
    public void close() {
        caller.close();
        gate.close();
    }
}
