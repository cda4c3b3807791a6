package io.postern.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.testkit.Eventually;
import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import io.postern.testkit.cloudwatch.Fault;
import io.postern.testkit.cloudwatch.Operation;
import io.postern.testkit.redis.RealRedis;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Registered destinations in use, over two replicas that share Redis, each account a stand-in of its own. */
class OutletJourneyIT {

    private static final Duration WITHIN_SECONDS = Duration.ofSeconds(10);
    private static final String DASHBOARD = "{\"dashboardBody\":\"{\\\"widgets\\\":[]}\"}";
    private static final String PATH = "/api/v1/metrics?destination=shop";

    @AutoClose
    private static final CloudWatchStandIn CONFIGURED = CloudWatchStandIn.start();

    @AutoClose
    private static final CloudWatchStandIn FIRST = CloudWatchStandIn.start();

    @AutoClose
    private static final CloudWatchStandIn SECOND = CloudWatchStandIn.start();

    @AutoClose
    private static final RealRedis REDIS = RealRedis.start();

    @Test
    void whatOneReplicaRegistersChangesAndRemovesTheOtherUsesWithinSeconds() {
        try (Journey one = start();
                Journey other = start()) {
            assertThat(other.caller().read(PATH).body()).contains("\"code\":231");

            assertThat(one.caller()
                            .postAsOperator("/api/v1/destinations", body(FIRST.endpoint()))
                            .statusCode())
                    .isEqualTo(201);
            Eventually.holds(WITHIN_SECONDS, "the other reads it", () -> status(other) == 200);
            assertThat(FIRST.calls(Operation.LIST_METRICS)).isPositive();
            assertThat(SECOND.calls(Operation.LIST_METRICS)).isZero();

            assertThat(one.caller()
                            .putAsOperator("/api/v1/destinations/shop", body(SECOND.endpoint()))
                            .statusCode())
                    .isEqualTo(200);
            Eventually.holds(
                    WITHIN_SECONDS,
                    "the other reads it at its new address",
                    () -> status(other) == 200 && SECOND.calls(Operation.LIST_METRICS) > 0);

            assertThat(one.caller().delete("/api/v1/destinations/shop").statusCode())
                    .isEqualTo(204);
            Eventually.holds(WITHIN_SECONDS, "the other knows it no more", () -> status(other) == 404);
            assertThat(CONFIGURED.calls(Operation.LIST_METRICS)).isZero();
        }
    }

    @Test
    void whatIsWrongWithACredentialIsToldToWhoReads() {
        FIRST.misbehave(new Fault.ExpireToken()).on(Operation.LIST_METRICS).times(1);
        try (Journey journey = start()) {
            journey.caller().postAsOperator("/api/v1/destinations", body(FIRST.endpoint()));

            HttpResponse<String> answer = Eventually.present(WITHIN_SECONDS, "it is used", () -> Optional.of(
                            journey.caller().read(PATH))
                    .filter(one -> one.statusCode() != 404));

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("the AWS session token has expired");
            journey.caller().delete("/api/v1/destinations/shop");
        }
    }

    @Test
    @Timeout(120)
    void everyKindIsTailedAndKeepsDashboards() {
        String session =
                "\"accessKeyId\":\"ASIAIOSFODNN7EXAMPLE\",\"secretAccessKey\":\"wJalr\",\"sessionToken\":\"FwoG\"";
        Map<String, String> kinds = Map.of(
                "key", body(FIRST.endpoint()).replace("shop", "key"),
                "temporary", body("temporary", "session", "," + session, FIRST.endpoint()),
                "role",
                        body(
                                "role",
                                "assumedRole",
                                ",\"roleArn\":\"arn:aws:iam::210987654321:role/t\"",
                                FIRST.endpoint()),
                "chain", body("chain", "defaultChain", "", SECOND.endpoint()),
                "store", "{\"name\":\"store\",\"kind\":\"localStore\"}");
        try (Journey journey = start()) {
            Caller caller = journey.caller();
            Map<String, Stream<String>> tails = new TreeMap<>();
            kinds.forEach((name, body) -> {
                assertThat(caller.postAsOperator("/api/v1/destinations", body).statusCode())
                        .as(name)
                        .isEqualTo(201);
                Eventually.holds(
                        WITHIN_SECONDS,
                        name + " keeps a dashboard",
                        () -> caller.putAsOperator("/api/v1/dashboards/of-" + name + "?destination=" + name, DASHBOARD)
                                        .statusCode()
                                == 200);
                tails.put(name, caller.lines("/api/v1/logs/tail?logGroupName=of-" + name + "&destination=" + name));
            });
            kinds.keySet().forEach(name -> assertThat(
                            caller.sendLogEvent(caller.accessTokenOf("to-" + name, name), "of-" + name, "s", name)
                                    .statusCode())
                    .isEqualTo(201));

            tails.forEach((name, lines) -> {
                Iterator<String> told = lines.iterator();
                while (!told.next().contains("\"message\":\"" + name + "\""))
                    assertThat(told).as("the tail of %s", name).hasNext();
                assertThat(caller.read("/api/v1/dashboards/of-" + name + "?destination=" + name)
                                .statusCode())
                        .isEqualTo(200);
                changeOrRemove(caller, name);
                told.forEachRemaining(_ -> {}); // to its end
            });
            assertThat(FIRST.dashboards())
                    .contains("of-key", "of-temporary", "of-role")
                    .doesNotContain("of-store");
            assertThat(SECOND.dashboards()).containsExactly("of-chain");
            assertThat(CONFIGURED.dashboards()).isEmpty();
        }
    }

    private static void changeOrRemove(Caller caller, String name) {
        caller.delete("/api/v1/clients/to-" + name);
        if (name.equals("key"))
            caller.putAsOperator(
                    "/api/v1/destinations/key", body(SECOND.endpoint()).replace("shop", "key"));
        else
            assertThat(caller.delete("/api/v1/destinations/" + name).statusCode())
                    .isEqualTo(204);
    }

    @Test
    void aDestinationThatAClientSendsToStays() {
        try (Journey journey = start()) {
            Caller caller = journey.caller();
            String policy = "{\"policy\":{\"destination\":\"shop\"}}";
            assertThat(caller.putAsOperator("/api/v1/clients/web", policy).body())
                    .contains("\"code\":205");

            caller.postAsOperator("/api/v1/destinations", body(FIRST.endpoint()));
            assertThat(caller.putAsOperator("/api/v1/clients/web", policy).statusCode())
                    .isEqualTo(200);
            assertThat(caller.delete("/api/v1/destinations/shop").body()).contains("\"code\":234", "Clients: web.");

            caller.delete("/api/v1/clients/web");
            assertThat(caller.delete("/api/v1/destinations/shop").statusCode()).isEqualTo(204);
        }
    }

    private static int status(Journey journey) {
        return journey.caller().read(PATH).statusCode();
    }

    private static Journey start() {
        return Journey.start(Journey.variables(
                REDIS.uri(),
                CONFIGURED.endpoint(),
                Map.of("POSTERN_DESTINATIONS_MASTER_KEYS", "one:the-one-master-key-of-the-journeys")));
    }

    private static String body(String name, String kind, String members, URI endpoint) {
        return """
            {"name":"%s","kind":"%s"%s,"region":"eu-central-1","endpoint":"%s"}\
            """.formatted(name, kind, members, endpoint);
    }

    private static String body(URI endpoint) {
        return """
            {"name":"shop","accessKeyId":"AKIAIOSFODNN7EXAMPLE","secretAccessKey":"wJalrXUtnFEMIK7MDENG",\
            "region":"eu-central-1","endpoint":"%s"}\
            """.formatted(endpoint);
    }
}
