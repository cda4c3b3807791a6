package io.postern.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.testkit.Eventually;
import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import io.postern.testkit.cloudwatch.Fault;
import io.postern.testkit.cloudwatch.StoredDatum;
import io.postern.testkit.redis.RealRedis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Destinations that policies name: what one of them does to the others, which is nothing. */
class IsolationJourneyIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    /** A round's company, a look for what waits, and a busy machine. */
    private static final Duration USUAL = Duration.ofSeconds(10);

    private static final int FLOOD = 1_000;

    @AutoClose
    private final CloudWatchStandIn configured = CloudWatchStandIn.start();

    @AutoClose
    private final CloudWatchStandIn shop = CloudWatchStandIn.start();

    @AutoClose
    private final CloudWatchStandIn bank = CloudWatchStandIn.start();

    @AutoClose
    private final RealRedis redis = RealRedis.start();

    private Journey gate;

    @BeforeEach
    void open() {
        gate = start();
    }

    @AfterEach
    void close() {
        gate.close();
    }

    @Test
    void aDeadDestinationDelaysNoOtherAndGetsAllOfItsOwnOnceItIsBack() {
        register("shop", shop);
        register("bank", bank);
        shop.vanish();
        flood(tokenOf("flood", "shop"));

        assertArrivesInTime(tokenOf("calm", "default"), configured);
        assertArrivesInTime(tokenOf("other", "bank"), bank);
        assertThat(gate.caller().get("/health/readiness").statusCode()).isEqualTo(200);
        assertThat(gate.caller().get("/prometheus").body())
                .contains("postern_destination_queue_submissions{destination=\"shop\",queue=\"metrics\"}");

        shop.comeBack();
        Eventually.holds(SOON, "all of the flood arrives", () -> floodIn(shop) == FLOOD);
        assertThat(floodIn(configured) + floodIn(bank)).isZero();
    }

    @Test
    void aDestinationThatHangsDelaysNoOther() {
        register("shop", shop);
        register("bank", bank);
        shop.misbehave(new Fault.Hang()).always();
        flood(tokenOf("flood", "shop"));
        Eventually.holds(SOON, "calls hang", () -> shop.hangingCalls() > 0);

        assertArrivesInTime(tokenOf("calm", "default"), configured);
        assertArrivesInTime(tokenOf("other", "bank"), bank);

        shop.behave();
        // A call that hung until it was given up is made again, and may have counted.
        Eventually.holds(SOON, "all of the flood arrives", () -> floodIn(shop) >= FLOOD);
    }

    @Test
    void whatOneReplicaAcceptedForADestinationThatIsNotThereAnotherDeliversOnceItIs() {
        register("shop", shop);
        String token = tokenOf("early", "shop");
        loseDestinations();
        String receipt = receipt(gate.caller().sendMetric(token, "shop", "early", 1));
        gate.close();

        gate = start();
        assertThat(gate.caller().trace(token, receipt).statusCode()).isEqualTo(200);
        register("shop", shop);

        Eventually.holds(SOON, "it arrives", () -> shop.samples() == 1);
        Eventually.holds(
                SOON,
                "its receipt says so",
                () -> gate.caller().trace(token, receipt).body().contains("\"delivered\""));
        assertThat(configured.samples()).isZero();
    }

    private Journey start() {
        Map<String, String> more = Map.of(
                "POSTERN_DESTINATIONS_MASTER_KEYS", "a:the master key of the journeys",
                "POSTERN_ACCESS_RATE_LIMIT_PRESET", "off",
                "POSTERN_AWS_CALL_TIMEOUT", "3s",
                "POSTERN_AWS_CONNECT_TIMEOUT", "1s",
                "POSTERN_TELEMETRY_RETRY_MAX", "1s");
        return Journey.start(Journey.variables(redis.uri(), configured.endpoint(), more));
    }

    private void register(String name, CloudWatchStandIn cloudWatch) {
        HttpResponse<String> answer =
                gate.caller().postAsOperator("/api/v1/destinations", """
                    {"name":"%s","accessKeyId":"AKIAIOSFODNN7EXAMPLE","secretAccessKey":"wJalrXUtnFEMI",\
                    "region":"eu-central-1","endpoint":"%s"}\
                    """.formatted(name, cloudWatch.endpoint()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    /** As a store does that is restored from before they were registered: the gate itself keeps what clients use. */
    private void loseDestinations() {
        URI store = redis.uri();
        try (Socket socket = new Socket(store.getHost(), store.getPort())) {
            socket.getOutputStream().write("DEL postern:destinations\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isEqualTo(':');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Eventually.holds(
                SOON,
                "it is known no more",
                () -> gate.caller().read("/api/v1/metrics?destination=shop").statusCode() == 404);
    }

    private String tokenOf(String client, String destination) {
        return gate.caller().accessTokenOf(client, destination);
    }

    private void flood(String token) {
        for (int i = 0; i < FLOOD; i++)
            assertThat(gate.caller().sendMetric(token, "flood", "number", i).statusCode())
                    .isEqualTo(201);
    }

    private static long floodIn(CloudWatchStandIn cloudWatch) {
        return Math.round(cloudWatch.metrics().stream()
                .filter(datum -> datum.namespace().equals("flood"))
                .mapToDouble(datum -> datum.statistics().sampleCount())
                .sum());
    }

    private void assertArrivesInTime(String token, CloudWatchStandIn cloudWatch) {
        for (int i = 0; i < 10; i++)
            assertThat(gate.caller().sendMetric(token, "calm", "number", i).statusCode())
                    .isEqualTo(201);
        Eventually.holds(
                USUAL,
                "what others sent arrives",
                () -> cloudWatch.metrics().stream()
                                .filter(datum -> datum.namespace().equals("calm"))
                                .mapToDouble((StoredDatum datum) ->
                                        datum.statistics().sampleCount())
                                .sum()
                        == 10);
    }

    private static String receipt(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(201);
        return answer.headers().firstValue("Postern-Receipt").orElseThrow();
    }
}
