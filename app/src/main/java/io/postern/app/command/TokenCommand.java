package io.postern.app.command;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** An access token, as a client's backend gets one for it. */
@Command(
        name = "token",
        description = "Make a client token from the client's secret, and trade it for an access token.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  CLIENT_SECRET_KEY=... postern token",
            "  export POSTERN_ACCESS_TOKEN=$(postern token)",
            "  postern token --client-secret-file - < secret.txt",
            "  postern token --client-token-only"
        })
final class TokenCommand implements Runnable {

    @Option(names = "--client-token-only", description = "Print the client token, and call nobody.")
    private boolean clientTokenOnly;

    @Mixin
    private final ClientOptions client = new ClientOptions();

    @Mixin
    private final GateOptions options = new GateOptions();

    @Mixin
    private final JsonOption json = new JsonOption();

    private final Terminal terminal;

    TokenCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        String clientToken = client.clientToken(terminal);
        if (clientTokenOnly) {
            terminal.say(json.wanted() ? Json.text(Map.of("clientToken", clientToken)) : clientToken);
            return;
        }
        try (GateClient gate = options.client(terminal)) {
            tell(ClientOptions.exchange(gate, clientToken));
        }
    }

    private void tell(HttpResponse<String> issued) {
        String token = ClientOptions.tokenOf(issued);
        if (!json.wanted()) {
            terminal.say(token);
            return;
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("accessToken", token);
        issued.headers().firstValue("Postern-Expires").ifPresent(end -> object.put("expiresAt", end));
        terminal.say(Json.text(object));
    }
}
