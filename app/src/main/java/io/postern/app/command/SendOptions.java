package io.postern.app.command;

import io.postern.shared.Secret;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is common to everything that sends. */
final class SendOptions {

    @Option(
            names = "--idempotency-key",
            paramLabel = "KEY",
            description = "Sent twice with the same key within 24 hours, it counts once.")
    private String idempotencyKey = "";

    @Mixin
    private final ClientOptions client = new ClientOptions();

    @Mixin
    private final GateOptions options = new GateOptions();

    @Mixin
    private final JsonOption json = new JsonOption();

    GateClient gate(Terminal terminal) {
        return options.client(terminal);
    }

    Secret accessToken(Terminal terminal, GateClient gate) {
        return client.accessToken(terminal, gate);
    }

    /** Whether several submissions would be taken for one. */
    boolean once() {
        return !idempotencyKey.isEmpty();
    }

    /** Sends one submission and prints its receipt. */
    void send(Terminal terminal, GateClient gate, Secret token, String path, Map<String, Object> submission) {
        Map<String, String> headers = new HashMap<>(GateClient.client(token));
        if (once()) headers.put("Idempotency-Key", idempotencyKey);
        HttpResponse<String> accepted = gate.post(path, headers, Json.text(submission));
        String receipt = accepted.headers().firstValue("Postern-Receipt").orElse("");
        terminal.say(json.wanted() ? Json.text(Map.of("receipt", receipt)) : receipt);
        accepted.headers().firstValue("Postern-Notice").ifPresent(notice -> terminal.errors()
                .println(Refusal.visible(notice)));
    }
}
