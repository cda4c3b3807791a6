package io.postern.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.app.boot.Boot;
import io.postern.app.boot.Gate;
import io.postern.app.operations.ProbePlace;
import io.postern.probe.model.Mark;
import io.postern.probe.model.RecordKind;
import io.postern.probe.port.ProbedGate;
import io.postern.shared.PortUnavailable;
import io.postern.shared.Secret;
import io.postern.testkit.LoopbackPort;
import io.postern.testkit.probe.ProbedGateContract;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class RemoteGateTest implements ProbedGateContract {

    private static final Secret SECRET = new Secret("the client secret of the probe");
    private static final Secret KEY = new Secret("the operator key of the probe");
    private static final ProbePlace PLACE = new ProbePlace("Probes", "probes", "me & others");
    private static final Gate GATE = Boot.start(
            Map.of(
                    "PORT", "-1",
                    "CLIENT_SECRET_KEY", SECRET.reveal(),
                    "POSTERN_OPERATOR_KEY", KEY.reveal(),
                    "POSTERN_TELEMETRY_COMPANY", "50ms",
                    "POSTERN_SHUTDOWN_DEADLINE", "1s"),
            Map.of());
    private static final GateClient CLIENT = new GateClient(GATE.uri().toString());

    @AfterAll
    static void stop() {
        CLIENT.close();
        GATE.close();
    }

    @Override
    public ProbedGate gate() {
        String clientToken = ClientTokens.make(SECRET, Instant.now(), new SecureRandom());
        return gate(CLIENT, KEY, new Secret(ClientOptions.tokenOf(ClientOptions.exchange(CLIENT, clientToken))));
    }

    @Test
    void aReaderThatIsAwayIsAnOutage() {
        try (GateClient nobody = new GateClient("http://localhost:" + LoopbackPort.free())) {
            ProbedGate away = gate(nobody, KEY, SECRET);

            assertThatThrownBy(() -> away.shows(new Mark(RecordKind.METRIC, Instant.now())))
                    .isInstanceOf(PortUnavailable.class)
                    .hasMessageContaining("nobody answers");
        }
    }

    @Test
    void aWrongKeyIsNoOutage() {
        ProbedGate stranger = gate(CLIENT, new Secret("another key"), SECRET);

        assertThatThrownBy(() -> stranger.shows(new Mark(RecordKind.METRIC, Instant.now())))
                .isInstanceOfSatisfying(CommandFailure.class, failure -> assertThat(failure.exit())
                        .isEqualTo(ExitCode.DENIED));
    }

    private static ProbedGate gate(GateClient client, Secret key, Secret token) {
        return new RemoteGate(client, token, GateClient.operator(key), PLACE, false);
    }
}
