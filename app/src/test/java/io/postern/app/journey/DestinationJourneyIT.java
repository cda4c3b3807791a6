package io.postern.app.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.postern.testkit.Eventually;
import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import io.postern.testkit.cloudwatch.Fault;
import io.postern.testkit.cloudwatch.Operation;
import io.postern.testkit.destinations.Encodings;
import io.postern.testkit.redis.RealRedis;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Destinations over two replicas that share Redis. */
class DestinationJourneyIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static final String TOKEN = "FwoGZXIvYXdzEJr//////////session+token/example==";
    private static final String OLD = "old:an-old-master-key-of-the-journeys";
    private static final String NEW = "new:a-new-master-key-of-the-journeys";

    @AutoClose
    private static final CloudWatchStandIn CLOUD_WATCH = CloudWatchStandIn.start();

    @AutoClose
    private static final RealRedis REDIS = RealRedis.start();

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() throws IOException {
        ask("DEL postern:destinations");
        log.start();
        root().addAppender(log);
    }

    @AfterEach
    void stopListening() {
        root().detachAppender(log);
        CLOUD_WATCH.behave();
    }

    @Test
    void whatOneReplicaRegistersTheOtherTestsAndNothingShowsASecret() throws IOException {
        CLOUD_WATCH
                .misbehave(new Fault.DenyAccess())
                .on(Operation.PUT_METRIC_DATA)
                .always();
        List<String> seen = new ArrayList<>();
        try (Journey one = start(OLD);
                Journey other = start(OLD)) {
            seen.add(one.caller()
                    .postAsOperator("/api/v1/destinations", body("shop"))
                    .body());
            seen.add(other.caller()
                    .postAsOperator("/api/v1/destinations", body("shop"))
                    .body());
            seen.add(other.caller()
                    .postAsOperator("/api/v1/destinations", body("a b"))
                    .body());
            seen.add(other.caller()
                    .postAsOperator("/api/v1/destinations", body("bank") + "{")
                    .body());
            seen.add(other.caller().read("/api/v1/destinations/shop").body());
            String trial = other.caller()
                    .postAsOperator("/api/v1/destinations/shop/test")
                    .body();
            assertThat(trial)
                    .contains(
                            "\"account\":\"123456789012\"", "{\"permission\":\"logs:PutLogEvents\",\"works\":\"yes\"}")
                    .contains("{\"permission\":\"cloudwatch:PutMetricData\",\"works\":\"no\",\"why\":\"AWS denies"
                            + " access");
            seen.add(trial);
            seen.add(other.caller().get("/prometheus").body());
        }
        String dump = dump();
        assertThat(dump).contains("shop", "1 1.old.");
        seen.add(dump);
        assertThat(log.list).isNotEmpty();
        seen.addAll(log.list.stream().map(DestinationJourneyIT::line).toList());

        for (String text : seen) {
            assertThat(Encodings.of(SECRET)).as(text).noneMatch(text::contains);
            assertThat(Encodings.of(TOKEN)).as(text).noneMatch(text::contains);
        }
    }

    @Test
    void aNewMasterKeySealsAnewAndALostOneIsToldByNameWhileTheOthersWorkOn() throws IOException {
        try (Journey first = start(OLD)) {
            first.caller().postAsOperator("/api/v1/destinations", "{\"name\":\"kept\",\"kind\":\"localStore\"}");
        }
        try (Journey rotated = start(NEW + "," + OLD)) {
            assertThat(dump()).contains("1 1.new.").doesNotContain("1.old.");
            assertThat(rotated.caller().read("/api/v1/destinations/kept").body())
                    .contains("\"kind\":\"localStore\"");
        }
        try (Journey lost = start(OLD)) {
            assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage).anySatisfy(line -> assertThat(line)
                    .startsWith("A destination does not open")
                    .contains("name=kept why=it was sealed with the key new"));
            assertThat(lost.caller()
                            .postAsOperator("/api/v1/destinations", "{\"name\":\"fresh\",\"kind\":\"localStore\"}")
                            .statusCode())
                    .isEqualTo(201);
            assertThat(lost.caller().read("/api/v1/destinations/kept").body()).contains("\"locked\":");
            assertThat(lost.caller().get("/prometheus").body()).contains("postern_destinations_locked 1.0");
        }
    }

    @Test
    void aKeyOfKmsTakesThePlaceOfATextAndWhileItIsAwayTheOthersWorkOn() throws IOException {
        String kms = "cloud:kms:" + CLOUD_WATCH.createKey();
        String local = "{\"name\":\"%s\",\"kind\":\"localStore\"}";
        try (Journey first = start(OLD)) {
            first.caller().postAsOperator("/api/v1/destinations", local.formatted("kept"));
        }
        try (Journey rotated = start(kms + "," + OLD)) {
            assertThat(dump()).contains("1 1.cloud.").doesNotContain("1.old.");
            assertThat(rotated.caller().read("/api/v1/destinations/kept").body())
                    .contains("\"kind\":\"localStore\"");
        }
        CLOUD_WATCH
                .misbehave(new Fault.DenyAccess())
                .on(Operation.DECRYPT, Operation.GENERATE_DATA_KEY)
                .always();
        try (Journey denied = start(OLD + "," + kms)) {
            assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage).anySatisfy(line -> assertThat(line)
                    .startsWith("A destination does not open; it is tried again every minute.")
                    .contains("name=kept why=the key cloud cannot be asked now: AWS denies access: ", "kms:Decrypt"));
            assertThat(denied.caller()
                            .postAsOperator("/api/v1/destinations", local.formatted("fresh"))
                            .statusCode())
                    .isEqualTo(201);
            assertThat(denied.caller().read("/api/v1/destinations/kept").body()).contains("\"locked\":");

            CLOUD_WATCH.behave();
            Eventually.holds(SOON, "it opens", () -> !denied.caller()
                    .read("/api/v1/destinations/kept")
                    .body()
                    .contains("\"locked\":"));
        }
    }

    private static Journey start(String masterKeys) {
        // Production would set logging up anew, without our appender.
        Map<String, String> more =
                Map.of("POSTERN_DESTINATIONS_MASTER_KEYS", masterKeys, "POSTERN_MODE", "development");
        return Journey.start(Journey.variables(REDIS.uri(), CLOUD_WATCH.endpoint(), more));
    }

    private static String body(String name) {
        return """
            {"name":"%s","accessKeyId":"AKIAIOSFODNN7EXAMPLE","secretAccessKey":"%s","sessionToken":"%s",\
            "region":"eu-central-1"}\
            """.formatted(name, SECRET, TOKEN);
    }

    /** All that Redis has of destinations, in its own words. */
    private static String dump() throws IOException {
        return ask("HGETALL postern:destinations");
    }

    private static String ask(String command) throws IOException {
        URI redis = REDIS.uri();
        StringBuilder answer = new StringBuilder();
        try (Socket socket = new Socket(redis.getHost(), redis.getPort());
                BufferedReader answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write((command + "\r\nPING\r\n").getBytes(UTF_8));
            for (String line = answers.readLine(); !"+PONG".equals(line); line = answers.readLine())
                answer.append(line).append('\n');
        }
        return answer.toString();
    }

    private static String line(ILoggingEvent event) {
        return event.getFormattedMessage()
                + (event.getThrowableProxy() == null
                        ? ""
                        : event.getThrowableProxy().getMessage());
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
