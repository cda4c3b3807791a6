package io.postern.http.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.access.model.PolicyText;
import io.postern.destinations.KnownDestinations;
import io.postern.destinations.RegisterDestination;
import io.postern.destinations.RemoveDestination;
import io.postern.destinations.ReplaceDestination;
import io.postern.destinations.model.Destination;
import io.postern.destinations.model.DestinationName;
import io.postern.destinations.model.Target;
import io.postern.http.Answer;
import io.postern.http.Gate;
import io.postern.telemetry.memory.LocalLogStore;
import io.postern.telemetry.model.LogBatch;
import io.postern.telemetry.model.LogEvent;
import io.postern.telemetry.model.LogStream;
import io.postern.telemetry.port.LogDestination;
import io.postern.telemetry.port.Outlet;
import io.postern.telemetry.port.Outlets;
import io.postern.testkit.Eventually;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class TailTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final LogStream STREAM = new LogStream("group", "stream");

    private final Gate gate = Gate.open();
    private final LocalLogStore store = gate.bean(LocalLogStore.class);
    private final OpenTails tails = gate.bean(OpenTails.class);

    @AfterEach
    void close() {
        gate.close();
    }

    @Test
    void eventsAreToldAsTheyCome() throws IOException {
        try (Tail tail = new Tail("logGroupName=group&filterPattern=ERROR")) {
            put("all fine", "an ERROR\nof two lines");

            JsonNode event = tail.next("log");
            assertThat(event.path("message").asText()).isEqualTo("an ERROR\nof two lines");
            assertThat(event.path("logStreamName").asText()).isEqualTo("stream");
            assertThat(event.path("timestamp").asText()).isEqualTo("2026-05-01T12:00:00Z");
        }
    }

    @Test
    void aClientIsToldOfItsOwnUntilItsTokenIsRevoked() throws IOException {
        String token =
                gate.accessToken(PolicyText.read("l\tgroup\nf\tapp\tshop").orElseThrow());
        String id = Answer.json(
                        gate.send(gate.request("/api/v1/tokens/self").header("Authorization", "Bearer " + token)))
                .path("id")
                .asText();
        try (Tail tail = new Tail("logGroupName=group", "Authorization", "Bearer " + token)) {
            put("another's", "{\"app\":\"shop\",\"message\":\"ours\"}");
            assertThat(tail.next("log").path("message").asText()).contains("ours");

            gate.operatorDeletes("/api/v1/tokens/" + id);
            put("{\"app\":\"shop\",\"message\":\"too late\"}");
            assertThat(tail.ends()).isTrue();
        }
    }

    @Test
    void askingForTheHeadOpensNoTail() {
        for (int i = 0; i < 40; i++) {
            HttpResponse<String> answer = gate.send(gate.request("/api/v1/logs/tail?logGroupName=group")
                    .header("x-api-key", Gate.OPERATOR_KEY)
                    .method("HEAD", HttpRequest.BodyPublishers.noBody()));

            assertThat(answer.statusCode()).isEqualTo(200);
        }
        assertThat(tails.count()).isZero();
    }

    @Test
    void aTailEndsWhenItsClientGoes() throws IOException {
        Tail tail = new Tail("logGroupName=group");
        Eventually.passes(SOON, () -> assertThat(tails.count()).isEqualTo(1));

        tail.close();

        Eventually.passes(SOON, () -> {
            put("into the void");
            assertThat(tails.count()).isZero();
        });
    }

    @Test
    void aTailThatNobodyReadsMissesAndCounts() throws IOException {
        try (Tail tail = new Tail("logGroupName=group")) {
            String line = "x".repeat(1000);
            // More than fits the sockets and the tail; who sends never waits.
            for (int i = 0; i < 200; i++)
                put(IntStream.range(0, 100).mapToObj(_ -> line).toArray(String[]::new));

            assertThat(tail.next("missed").path("events").asLong()).isPositive();
        }
    }

    @Test
    void moreThanThereMayBeAreToldToComeBack() throws IOException {
        try (Tail _ = new Tail("logGroupName=group");
                Tail _ = new Tail("logGroupName=other")) {
            Answer.isProblem(gate.operatorGets("/api/v1/logs/tail?logGroupName=third"), 503, 245);
        }
        Eventually.passes(SOON, () -> {
            put("into the void");
            store.put(new LogBatch(
                    new LogStream("other", "stream"),
                    List.of(new LogEvent(gate.clock().instant(), "into the void"))));
            assertThat(tails.count()).isZero();
        });
        new Tail("logGroupName=third").close();
    }

    @Test
    void aTailEndsWithItsTime() throws IOException {
        try (Tail tail = new Tail("logGroupName=group")) {
            gate.clock().advance(Duration.ofMinutes(15).plusMillis(1));
            put("too late");

            assertThat(tail.ends()).isTrue();
        }
    }

    @Test
    void aRegisteredDestinationIsTailedUntilItIsRemoved() throws IOException {
        DestinationName shop = new DestinationName("shop");
        gate.bean(RegisterDestination.class).register(new Destination(shop, "", new Target.LocalStore()));
        gate.bean(KnownDestinations.class).refresh();
        try (Tail tail = new Tail("logGroupName=group&destination=shop")) {
            put("elsewhere");
            put(((Outlet.Open) gate.bean(Outlets.class).find(shop)).logs(), "in the shop");
            assertThat(tail.next("log").path("message").asText()).isEqualTo("in the shop");

            gate.bean(RemoveDestination.class).remove(shop, ReplaceDestination.ANY_VERSION);
            gate.bean(KnownDestinations.class).refresh();

            assertThat(tail.ends()).isTrue();
        }
        Answer.isProblem(gate.operatorGets("/api/v1/logs/tail?logGroupName=group&destination=shop"), 404, 231);
    }

    @Test
    void aServerThatGoesDownWaitsForNoTail() throws IOException {
        try (Tail tail = new Tail("logGroupName=group")) {
            tails.shutdownGracefully();

            assertThat(tail.ends()).isTrue();
        }
    }

    @Test
    void aPatternThatIsNotUnderstoodIsAProblem() {
        Answer.isProblem(gate.operatorGets("/api/v1/logs/tail?logGroupName=group&filterPattern=%7B"), 400, 180);
        Answer.isProblem(gate.operatorGets("/api/v1/logs/tail"), 400, 180);
    }

    @Test
    void tailingNeedsTheOperatorsKey() {
        Answer.isProblem(gate.get("/api/v1/logs/tail?logGroupName=group"), 401, 181);
    }

    private void put(String... messages) {
        put(store, messages);
    }

    private void put(LogDestination destination, String... messages) {
        destination.put(new LogBatch(
                STREAM,
                List.of(messages).stream()
                        .map(message -> new LogEvent(gate.clock().instant(), message))
                        .toList()));
    }

    /** A client that reads when it is told to. */
    private final class Tail implements AutoCloseable {
        private static final ObjectMapper JSON = new ObjectMapper();

        private final HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        private final BufferedReader lines;

        Tail(String query) throws IOException {
            this(query, "x-api-key", Gate.OPERATOR_KEY);
        }

        Tail(String query, String header, String credential) throws IOException {
            HttpResponse<InputStream> answer = opened(query, header, credential);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/event-stream");
            this.lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
            assertThat(lines.readLine()).isEqualTo(": here");
        }

        private HttpResponse<InputStream> opened(String query, String header, String credential) throws IOException {
            try {
                return http.send(
                        gate.request("/api/v1/logs/tail?" + query)
                                .header(header, credential)
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }

        JsonNode next(String name) throws IOException {
            String line = lines.readLine();
            while (!line.equals("event: " + name)) line = lines.readLine();
            return JSON.readTree(lines.readLine().substring("data: ".length()));
        }

        boolean ends() throws IOException {
            String line = lines.readLine();
            while (line != null) line = lines.readLine();
            return true;
        }

        @Override
        public void close() throws IOException {
            lines.close();
            http.shutdownNow();
        }
    }
}
