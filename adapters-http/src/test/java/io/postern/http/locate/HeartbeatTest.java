package io.postern.http.locate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import io.micronaut.http.HttpRequest;
import io.micronaut.websocket.WebSocketSession;
import io.postern.http.Answer;
import io.postern.http.Gate;
import io.postern.http.Machine;
import io.postern.http.keys.TestKeys;
import io.postern.testkit.Eventually;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

final class HeartbeatTest {

    private static final String PATH = Machine.PATH;
    private static final String HOSTNAME = "ndt-lga3356-040e9f4b.mlab.autojoin.measurement-lab.org";
    private static final String WELL = "{\"Health\": {\"Score\": 1}, \"Registration\": null, \"Prometheus\": null}";
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final JWK KEY = TestKeys.generate("EdDSA", "autojoin");

    private static final Map<String, Object> OPEN = Map.of("postern.locate.enabled", true);
    private static final Map<String, Object> ONE_AT_A_TIME =
            Map.of("postern.locate.enabled", true, "postern.locate.heartbeats-max", 1);
    private static final Map<String, Object> LOCKED = Map.of(
            "postern.locate.enabled",
            true,
            "postern.locate.heartbeat-keys",
            KEY.toPublicJWK().toJSONString());

    @Test
    void aMachineIsLiveAfterItsFirstGoodHealth() {
        try (Gate gate = Gate.openWith(OPEN);
                Machine machine = Machine.connect(gate, PATH, "")) {
            machine.say(Machine.registration(HOSTNAME));
            machine.say("nonsense");
            // Messages are handled in order: once this one is counted, the registration was handled.
            Eventually.holds(SOON, "the registration is handled", () -> unknown(gate) == 1);
            assertThat(live(gate)).isZero();

            machine.say(WELL);

            Eventually.holds(SOON, "the machine is live", () -> live(gate) == 1);
            assertThat(Answer.json(gate.get("/v2/nearest/ndt/ndt7"))
                            .at("/results/0/urls")
                            .path("ws://:80/ndt/v7/download")
                            .asText())
                    .startsWith("ws://" + HOSTNAME + ":80/ndt/v7/download?access_token=");
        }
    }

    @Test
    void aGoodbyeTakesItAwayAtOnce() {
        try (Gate gate = Gate.openWith(OPEN);
                Machine machine = liveMachine(gate)) {
            machine.say("{\"Health\": {\"Score\": 0}}");

            Eventually.holds(SOON, "the machine is gone", () -> live(gate) == 0);
        }
    }

    @Test
    void aSilentMachineIsGoneAndHungUpOn() {
        try (Gate gate = Gate.openWith(OPEN);
                Machine machine = liveMachine(gate)) {
            gate.clock().advance(Duration.ofSeconds(30));
            assertThat(live(gate)).isZero();

            gate.bean(Heartbeats.class).hangUpOnTheSilent();

            assertThat(machine.closed()).isEqualTo("1008 silent for 30 s");
        }
    }

    @Test
    void aMachineThatDisconnectsLivesOnUntilItsEnd() {
        try (Gate gate = Gate.openWith(ONE_AT_A_TIME)) {
            liveMachine(gate).close();

            // Its place is free once the gate has noticed that it left.
            Eventually.holds(SOON, "a place is free", () -> connects(gate));
            assertThat(live(gate)).isEqualTo(1);
        }
    }

    @Test
    void nonsenseIsIgnored() {
        try (Gate gate = Gate.openWith(OPEN);
                Machine machine = Machine.connect(gate, PATH, "")) {
            machine.say("nonsense");
            machine.say("{\"Prometheus\": {\"Health\": true}}");
            machine.say(Machine.registration(HOSTNAME));
            machine.say(WELL);

            Eventually.holds(SOON, "the machine is live", () -> live(gate) == 1);
            assertThat(unknown(gate)).isEqualTo(2);
        }
    }

    @Test
    void aFaultOfOurOwnIsCounted() {
        try (Gate gate = Gate.openWith(OPEN)) {
            Heartbeats heartbeats = gate.bean(Heartbeats.class);
            WebSocketSession unclosable = HeartbeatConnectionTest.sessionThatNobodyUses();
            heartbeats.open(unclosable, HttpRequest.GET(PATH).setAttribute(HeartbeatGuard.ORGANIZATION, ""));

            heartbeats.message(unclosable, WELL);

            Eventually.holds(SOON, "it is counted", () -> gate.counted("postern.refused", "reason", "internal") == 1);
        }
    }

    @Test
    void whatBreaksRulesIsHungUpOn() {
        try (Gate gate = Gate.openWith(OPEN)) {
            hungUp(gate, Machine.registration("not a name"), "1008 Hostname: not the name of a machine");
            hungUp(gate, WELL, "1008 health before registration");
            hungUp(
                    gate,
                    Machine.registration(HOSTNAME).replace("ws://:80", "http://evil.example.org"),
                    "1008 registration: a url");
            hungUp(gate, "{\"Registration\": \"" + "x".repeat(20_000) + "\"}", "1009");
        }
    }

    @Test
    void withKeysATokenIsNeeded() {
        try (Gate gate = Gate.openWith(LOCKED)) {
            refused(gate, PATH, "", 401);
            refused(gate, PATH, "nonsense", 401);
            refused(gate, PATH + "/", "", 401);
            refused(gate, PATH + "-jwt/", "", 401);
            refused(gate, PATH, TestKeys.sign(TestKeys.generate("EdDSA", "autojoin"), claims("mlab")), 401);

            Machine.connect(gate, PATH, TestKeys.sign(KEY, claims("mlab"))).close();
        }
    }

    @Test
    void theOrganizationOfTheTokenBindsTheHostname() {
        try (Gate gate = Gate.openWith(LOCKED);
                Machine ours = Machine.connect(gate, PATH + "-jwt", TestKeys.sign(KEY, claims("mlab")));
                Machine others = Machine.connect(gate, PATH + "-jwt", TestKeys.sign(KEY, claims("rnp")))) {
            ours.say(Machine.registration(HOSTNAME));
            ours.say(WELL);
            Eventually.holds(SOON, "the machine is live", () -> live(gate) == 1);

            others.say(Machine.registration(HOSTNAME));

            assertThat(others.closed()).isEqualTo("1008 machine of another organization");
        }
    }

    @Test
    void theNewerPathAlwaysNeedsATokenWithAnOrganization() {
        try (Gate locked = Gate.openWith(LOCKED);
                Gate open = Gate.openWith(OPEN)) {
            refused(locked, PATH + "-jwt", TestKeys.sign(KEY, claims("")), 401);
            refused(open, PATH + "-jwt", "", 401);
        }
    }

    @Test
    void atTheBoundOneMoreIsToldToComeBack() {
        try (Gate gate = Gate.openWith(ONE_AT_A_TIME);
                Machine machine = Machine.connect(gate, PATH, "")) {
            refused(gate, PATH, "", 503);

            machine.leave();

            Eventually.holds(SOON, "a place is free", () -> connects(gate));
        }
    }

    @Test
    void withLocateOffThereIsNoHeartbeat() {
        try (Gate gate = Gate.open()) {
            refused(gate, PATH, "", 404);
        }
    }

    private static Machine liveMachine(Gate gate) {
        Machine machine = Machine.connect(gate, PATH, "");
        machine.say(Machine.registration(HOSTNAME));
        machine.say(WELL);
        Eventually.holds(SOON, "the machine is live", () -> live(gate) == 1);
        return machine;
    }

    private static void hungUp(Gate gate, String message, String reason) {
        try (Machine machine = Machine.connect(gate, PATH, "")) {
            machine.say(message);
            assertThat(machine.closed()).startsWith(reason);
        }
    }

    private static boolean connects(Gate gate) {
        try {
            Machine.connect(gate, PATH, "").close();
            return true;
        } catch (CompletionException refused) {
            return false;
        }
    }

    private static void refused(Gate gate, String path, String token, int status) {
        assertThatThrownBy(() -> Machine.connect(gate, path, token))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(WebSocketHandshakeException.class, refusal -> assertThat(
                                refusal.getResponse().statusCode())
                        .isEqualTo(status));
    }

    private static int live(Gate gate) {
        return Answer.json(gate.get("/v2/siteinfo/registrations")).size();
    }

    private static double unknown(Gate gate) {
        return gate.counted("postern.locate.heartbeats", "outcome", "unknown");
    }

    private static JWTClaimsSet claims(String organization) {
        return new JWTClaimsSet.Builder()
                .subject("local-dev")
                .claim("org", organization)
                .expirationTime(Date.from(Gate.NOW.plus(Duration.ofHours(24))))
                .build();
    }
}
