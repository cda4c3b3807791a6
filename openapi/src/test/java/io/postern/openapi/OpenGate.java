package io.postern.openapi;

import io.postern.app.boot.Boot;
import io.postern.app.boot.Gate;
import io.postern.testkit.access.Jwt;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** A gate with the local store, and what a generated client needs to know of it. */
final class OpenGate implements AutoCloseable {

    static final String OPERATOR_KEY = "the operator key of the generated clients";

    private static final String CLIENT_SECRET = "the client secret of the generated clients";

    private final Gate gate;

    private OpenGate(Gate gate) {
        this.gate = gate;
    }

    static OpenGate start() {
        Map<String, String> variables = Map.of(
                "PORT",
                "-1",
                "CLIENT_SECRET_KEY",
                CLIENT_SECRET,
                "POSTERN_OPERATOR_KEY",
                OPERATOR_KEY,
                "POSTERN_TELEMETRY_COMPANY",
                "10ms");
        return new OpenGate(Boot.start(variables, Map.of()));
    }

    URI uri() {
        return gate.uri();
    }

    /** What a backend makes for whoever sends: good for five minutes and once. */
    String clientToken() {
        return Jwt.hs256(
                "{\"iss\":\"default\",\"sub\":\"default\",\"aud\":\"postern\",\"exp\":%d,\"jti\":\"%s\"}"
                        .formatted(Instant.now().getEpochSecond() + 300, UUID.randomUUID()),
                CLIENT_SECRET);
    }

    @Override
    public void close() {
        gate.close();
    }
}
