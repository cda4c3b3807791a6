package io.postern.app.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.testkit.Eventually;
import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import io.postern.testkit.redis.RealRedis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Two replicas as m-lab's programs call them, in production and on one Redis; with nothing of Postern's own code. */
class LocateJourneyIT {

    private static final String MACHINE = "mlab1-lga0t.mlab-sandbox.measurement-lab.org";
    private static final CloudWatchStandIn CLOUD_WATCH = CloudWatchStandIn.start();
    private static final RealRedis REDIS = RealRedis.start();
    private static final ClientKey MONITORING = ClientKey.generate("monitoring_20260501");
    private static final ClientKey AUTOJOIN = ClientKey.generate("autojoin_20260501");
    private static final ClientKey LOCATE = ClientKey.generate("locate_20260501");

    @AfterAll
    static void stop() {
        REDIS.close();
        CLOUD_WATCH.close();
    }

    @Test
    void aMachineThatTalksToOneReplicaIsFoundByTheOther() {
        try (Journey one = gate();
                Journey other = gate();
                HttpClient http = HttpClient.newHttpClient()) {
            WebSocket machine = http.newWebSocketBuilder()
                    .header(
                            "Authorization",
                            "Bearer " + AUTOJOIN.sign("{\"org\":\"mlab\",\"sub\":\"dev\",\"exp\":" + in(3600) + "}"))
                    .buildAsync(socket(one, "/v2/platform/heartbeat-jwt"), new WebSocket.Listener() {})
                    .join();
            machine.sendPing(ByteBuffer.allocate(0)).join();
            machine.sendText(registration(), true).join();
            machine.sendText("{\"Health\":{\"Score\":1},\"Registration\":null,\"Prometheus\":null}", true)
                    .join();

            Eventually.holds(
                    Duration.ofSeconds(10),
                    "the other replica knows the machine",
                    () -> get(other, "/v2/siteinfo/registrations").size() == 1);
            JsonNode target = get(other, "/v2/nearest/ndt/ndt7?lat=40.7&lon=-74&client_name=test")
                    .at("/results/0");
            assertThat(target.path("machine").asText()).isEqualTo(MACHINE);
            String url = target.path("urls").path("wss:///ndt/v7/download").asText();
            assertThat(url).startsWith("wss://ndt-" + MACHINE + "/ndt/v7/download?access_token=");
            assertThat(verified(one, url.substring(url.indexOf('=') + 1, url.indexOf('&')))
                            .path("sub")
                            .asText())
                    .isEqualTo("ndt");
            machine.abort();
        }
    }

    @Test
    void aMonitoringClientGetsATokenThatATargetVerifies() {
        try (Journey one = gate();
                Journey other = gate()) {
            String proof = MONITORING.sign(
                    "{\"iss\":\"monitoring\",\"sub\":\"" + MACHINE + "\",\"aud\":[\"locate\"],\"exp\":" + in(60) + "}");

            JsonNode answer = get(one, "/v2/platform/monitoring/ndt/ndt5?access_token=" + proof);

            assertThat(answer.at("/target/urls")
                            .path("wss://:3010/ndt_protocol")
                            .asText())
                    .isEqualTo("wss://ndt-" + MACHINE + ":3010/ndt_protocol?access_token="
                            + answer.path("access_token").asText());
            JsonNode claims = verified(other, answer.path("access_token").asText());
            assertThat(claims.path("iss").asText()).isEqualTo("locate");
            assertThat(claims.path("sub").asText()).isEqualTo("monitoring");
            assertThat(claims.path("aud").get(0).asText()).isEqualTo(MACHINE);
            assertThat(claims.path("exp").asLong()).isBetween(in(50), in(61));
        }
    }

    private static Journey gate() {
        return Journey.start(
                REDIS.uri(),
                CLOUD_WATCH.endpoint(),
                Map.of(
                        "postern.locate.enabled", true,
                        "postern.locate.services", "ndt/ndt5 ws://:3001/ndt_protocol wss://:3010/ndt_protocol",
                        "postern.locate.signing-keys", LOCATE.privateJwk(),
                        "postern.locate.monitoring-keys", MONITORING.publicJwk(),
                        "postern.locate.heartbeat-keys", AUTOJOIN.publicJwk()));
    }

    /** The claims, once the key that the gate publishes has verified the token as m-lab's targets do. */
    private static JsonNode verified(Journey gate, String token) {
        String[] parts = token.split("\\.", -1);
        try {
            String kid = json(decoded(parts[0])).path("kid").asText();
            JsonNode key = get(gate, "/.well-known/jwks/" + kid + ".json");
            byte[] x = Base64.getUrlDecoder().decode(key.path("x").asText());
            byte[] encoded = HexFormat.of()
                    .parseHex("302a300506032b6570032100" + HexFormat.of().formatHex(x));
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
            signature.update((parts[0] + "." + parts[1]).getBytes(UTF_8));
            assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2])))
                    .isTrue();
            return json(decoded(parts[1]));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JsonNode get(Journey gate, String path) {
        HttpResponse<String> answer = gate.caller().get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer.body());
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException broken) {
            throw new UncheckedIOException(text, broken);
        }
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), UTF_8);
    }

    private static long in(int seconds) {
        return Instant.now().getEpochSecond() + seconds;
    }

    private static URI socket(Journey gate, String path) {
        return URI.create("ws://127.0.0.1:" + gate.uri().getPort() + path);
    }

    private static String registration() {
        return """
            {"Health":null,"Registration":{"City":"New York","CountryCode":"US","ContinentCode":"NA","Experiment":"ndt",
            "Hostname":"ndt-%s","Latitude":40.7667,"Longitude":-73.8667,"Machine":"mlab1","Metro":"lga",
            "Project":"mlab-sandbox","Probability":1,"Site":"lga0t","Type":"physical","Uplink":"10g",
            "Services":{"ndt/ndt7":["wss:///ndt/v7/download"]}},"Prometheus":null}\
            """.formatted(MACHINE);
    }
}
