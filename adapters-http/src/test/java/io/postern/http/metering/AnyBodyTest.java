package io.postern.http.metering;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.http.Gate;
import io.postern.http.Wire;
import io.postern.testkit.Eventually;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Whatever comes in, it is taken or refused, and what it took is free again. */
final class AnyBodyTest {

    private static final String KEY = "firehose-key-of-tests";
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String FIREHOSE = "/api/v1/metering/firehose";
    private static final Gate GATE = Gate.openWith(Map.of(
            "postern.metering.firehose.access-keys",
            KEY,
            "postern.metering.firehose.requests-max",
            1,
            "postern.metering.firehose.record-max",
            "64KB"));

    private static final List<String> GOOD = List.of(
            Packed.delivery(
                    "r0",
                    Packed.gzipped(Packed.logs("a", "{\"path\":\"/x\"}") + Packed.control()),
                    Packed.base64("{\"path\":\"/x\"}\n{\"path\":\"/y\"}")),
            "{\"path\":\"/x\"}\n{\"path\":\"/y\",\"identity\":{\"caller\":\"me\"}}",
            "[{\"path\":\"/x\"},{\"path\":\"/y\"}]",
            "{\"awslogs\":{\"data\":\"" + Packed.gzipped(Packed.logs("a", "{\"path\":\"/x\"}")) + "\"}}",
            Packed.logs("a", "{\"path\":\"/x\"}", "{\"path\":\"/y\"}"));

    @AfterAll
    static void close() {
        GATE.close();
    }

    @Test
    void aBrokenBodyIsTakenOrRefusedAndNeverAFault() {
        Random random = new Random(11);
        for (int i = 0; i < 500; i++) {
            byte[] body = GOOD.get(i % GOOD.size()).getBytes(UTF_8);
            for (int change = random.nextInt(4); change > 0; change--)
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            if (random.nextInt(4) == 0) body = Arrays.copyOf(body, random.nextInt(body.length));

            assertThat(List.of(200, 400))
                    .as(new String(body, UTF_8))
                    .contains(GATE.send(GATE.request(FIREHOSE)
                                    .header("X-Amz-Firehose-Access-Key", KEY)
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(body)))
                            .statusCode())
                    .contains(GATE.send(GATE.request("/api/v1/metering/access-logs")
                                    .header("x-api-key", Gate.OPERATOR_KEY)
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(body)))
                            .statusCode());
        }
        Eventually.holds(SOON, "all is given back", () -> GATE.gauge("postern.bodies") == 0);
    }

    @Test
    void brokenGzipInARecordIsNeverAFault() {
        Random random = new Random(12);
        byte[] gzip =
                Packed.gzip(Packed.logs("a", "{\"path\":\"/x\"}").repeat(20).getBytes(UTF_8));
        String[] records = new String[500];
        for (int i = 0; i < records.length; i++) {
            byte[] broken = gzip.clone();
            for (int change = random.nextInt(4); change >= 0; change--)
                broken[2 + random.nextInt(broken.length - 2)] = (byte) random.nextInt(256);
            records[i] = Base64.getEncoder().encodeToString(broken);
        }

        assertThat(deliver(Packed.delivery("r1", records)).statusCode()).isEqualTo(200);
        Eventually.holds(SOON, "all is given back", () -> GATE.gauge("postern.bodies") == 0);
    }

    @Test
    void moreDeliveriesThanThereArePlacesAreToldToComeBack() throws Exception {
        try (Wire wire = new Wire(GATE.port())) {
            wire.say("POST " + FIREHOSE + " HTTP/1.1\r\nHost: x\r\nX-Amz-Firehose-Access-Key: " + KEY
                    + "\r\nContent-Length: 100000\r\n\r\n" + " ".repeat(50_000));
            // Knocking instead would take the one place itself now and then, and have the other refused.
            Eventually.holds(SOON, "the place is taken", () -> GATE.gauge("postern.bodies") > 0);
            HttpResponse<String> answer = deliver(Packed.delivery("r2"));

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).contains("5");
            assertThat(answer.body()).contains("\"requestId\":\"r2\"", "\"code\":283");
        }
        Eventually.holds(
                SOON, "the place is free", () -> deliver(Packed.delivery("r2")).statusCode() == 200);
    }

    private static HttpResponse<String> deliver(String body) {
        return GATE.send(GATE.request(FIREHOSE)
                .header("X-Amz-Firehose-Access-Key", KEY)
                .header("X-Amz-Firehose-Request-Id", body.contains("\"r1\"") ? "r1" : "r2")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }
}
