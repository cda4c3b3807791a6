package io.postern.app.command;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a monitoring client proves itself to locate with: a token of its own making. */
final class MonitoringProof {

    private static final Duration TTL = Duration.ofSeconds(60);

    private MonitoringProof() {}

    static String sign(SigningKey key, String machine) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", "monitoring");
        claims.put("sub", machine);
        // A list of one: older servers insist on it, newer ones read both.
        claims.put("aud", List.of("locate"));
        claims.put("exp", Instant.now().plus(TTL).getEpochSecond());
        return key.sign(claims);
    }
}
