package io.postern.app.command;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A client from now on. */
@Command(
        name = "register",
        description = {
            "Register a client; with --replace, say anew all that is said of one: what is not given is as for a new"
                    + " client.",
            "A new client without a key gets a secret, which is printed and never shown again."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  postern clients register shop --policy policy.json > shop.secret",
            "  postern clients register kiosk --key kiosk.public.json"
        })
final class ClientsRegister implements Runnable {

    @Parameters(paramLabel = "ID", description = "1 to 64 of A-Z a-z 0-9 . _ -")
    private String id = "";

    @Option(names = "--replace", description = "Go on where the client is registered already; its secrets stay.")
    private boolean replace;

    @Mixin
    private final SettingsOptions settings = new SettingsOptions();

    @Mixin
    private final OperatorCalls calls = new OperatorCalls();

    @Mixin
    private final JsonOption json = new JsonOption();

    private final Terminal terminal;

    ClientsRegister(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        Map<String, String> condition = replace ? Map.of() : Map.of("If-None-Match", "*");
        String body = Json.text(settings.over(Map.of(), terminal));
        HttpResponse<String> kept = calls.call(terminal, (gate, headers) -> {
            Map<String, String> all = new HashMap<>(headers);
            all.putAll(condition);
            return gate.put(RegisteredClient.path(id), all, body);
        });
        RegisteredClient.tell(terminal, json.wanted(), kept, "kept " + id);
    }
}
