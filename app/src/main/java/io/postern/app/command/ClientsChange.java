package io.postern.app.command;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is said of a client, changed in part. */
@Command(
        name = "change",
        description = {
            "Change what is said of a registered client; what is not given stays as it is.",
            "It is read, changed and written back only if it is still what was read (ETag, If-Match): if somebody else"
                    + " was faster, nothing is changed and the exit code is 79.",
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

    @Option(
            names = "--unconditional",
            description = "Write it back whatever it is by then: what somebody else changed meanwhile may be undone.")
    private boolean unconditional;

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
        Map<String, Object> read = GateClient.object(before);
        Map<String, String> conditional = new HashMap<>(headers);
        // One of the configuration has no version, and the gate says itself that it cannot be changed.
        if (!unconditional && !Boolean.TRUE.equals(read.get("configured")))
            conditional.put("If-Match", version(before));
        return gate.put(client, conditional, Json.text(settings.over(read, terminal)));
    }

    /** Strong, though a proxy that compresses makes it weak: the client is the same, only its bytes are others. */
    private String version(HttpResponse<String> before) {
        return before.headers()
                .firstValue("ETag")
                .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.ANSWER_UNREADABLE,
                        "nothing is changed: the answer about " + id + " has no ETag (expected: one; perhaps a proxy"
                                + " drops it, and --unconditional goes on without)"));
    }
}
