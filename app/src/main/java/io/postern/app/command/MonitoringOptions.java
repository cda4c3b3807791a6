package io.postern.app.command;

import io.postern.shared.Secret;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Who a monitoring client is: by its key it gets a token that opens one machine. */
final class MonitoringOptions {

    private static final String KEY = "--monitoring-signer-key";
    private static final String KEY_VARIABLE = "MONITORING_SIGNER_KEY";
    private static final String MACHINE_VARIABLE = "MACHINE";

    @Option(
            names = KEY,
            paramLabel = "FILE",
            description = "Private JWK that proves a monitoring client; else " + KEY_VARIABLE
                    + ". Without one the client's secret makes an ordinary token.")
    private String signerKey = "";

    @Option(
            names = "--machine",
            paramLabel = "NAME",
            description =
                    "With such a key: the gate's name, its postern.locate.machine; else " + MACHINE_VARIABLE + ".")
    private String machine = "";

    @Option(
            names = "--service",
            paramLabel = "NAME",
            description = "With such a key: one of the gate's postern.locate.services; else postern/metric.")
    private String service = "postern/metric";

    /** A monitoring token; empty when there is no key to get one by. */
    Optional<Secret> token(Terminal terminal, GateClient gate) {
        String file = signerKey.isEmpty() ? terminal.variable(KEY_VARIABLE) : signerKey;
        if (file.isEmpty()) return Optional.empty();
        String name = machine.isEmpty() ? terminal.variable(MACHINE_VARIABLE) : machine;
        if (name.isBlank())
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "--machine is missing (expected: it, or " + MACHINE_VARIABLE + ", with " + KEY + ")");
        String proof = MonitoringProof.sign(SigningKey.readPrivate(file), name);
        // In the header: addresses stand in the logs of whatever is between.
        HttpResponse<String> answer =
                gate.get("/v2/platform/monitoring/" + service, Map.of("Authorization", "Bearer " + proof));
        String token = Json.member(GateClient.object(answer), "access_token");
        if (token.isEmpty())
            throw new CommandFailure(ExitCode.ANSWER_UNREADABLE, answer.uri() + " answers without an access token");
        return Optional.of(new Secret(token));
    }
}
