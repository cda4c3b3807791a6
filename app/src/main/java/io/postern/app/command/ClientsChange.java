package io.postern.app.command;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What is said of a client, changed in part. */
@Command(
        name = "change",
        description = {
            "Change what is said of a registered client; what is not given stays as it is.",
            "If somebody else changes it at the same moment, one of the two is refused.",
            "Secrets stay, and access tokens that are out keep their policy."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  postern clients change shop --suspended true",
            "  postern clients change shop --policy policy.json --expires-at 2027-01-01T00:00:00Z"
        })
final class ClientsChange implements Runnable {

    @Parameters(paramLabel = "ID", description = "The client's id.")
    private String id = "";

    @Mixin
    private final SettingsOptions settings = new SettingsOptions();

    @Mixin
    private final OperatorCalls calls = new OperatorCalls();

    @Mixin
    private final JsonOption json = new JsonOption();

    private final Terminal terminal;

    ClientsChange(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        settings.checkGiven();
        HttpResponse<String> kept = calls.call(terminal, this::change);
        RegisteredClient.tell(terminal, json.wanted(), kept, "changed " + id);
    }

    private HttpResponse<String> change(GateClient gate, Map<String, String> headers) {
        String client = RegisteredClient.path(id);
        HttpResponse<String> before = gate.get(client, headers);
        Map<String, String> conditional = new HashMap<>(headers);
        before.headers().firstValue("ETag").ifPresent(version -> conditional.put("If-Match", version));
        return gate.put(client, conditional, Json.text(settings.over(GateClient.object(before), terminal)));
    }
}
