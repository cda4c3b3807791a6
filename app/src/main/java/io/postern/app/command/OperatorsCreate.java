package io.postern.app.command;

import java.net.http.HttpResponse;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A new operator. */
@Command(
        name = "create",
        description = {"Make an operator. Its key is printed and never shown again; it goes into x-api-key."},
        footerHeading = "%nExamples:%n",
        footer = {
            "  postern operators create Ada --role operate > ada.key",
            "  postern operators create dashboard --role read --json"
        })
final class OperatorsCreate implements Runnable {

    /** Where operators are. */
    static final String PATH = "/api/v1/operators";

    @Parameters(paramLabel = "NAME", description = "What people know it by, 1 to 64 characters.")
    private String name = "";

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            required = true,
            description =
                    "read: look at things; ingest: only hand in calls of APIs; operate: both, and change what happens"
                            + " to telemetry and tokens; admin: also decide who may do what.")
    private String role = "";

    @Mixin
    private final OperatorCalls calls = new OperatorCalls();

    @Mixin
    private final JsonOption json = new JsonOption();

    private final Terminal terminal;

    OperatorsCreate(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        String body = Json.text(Map.of("name", name, "role", role));
        HttpResponse<String> made = calls.call(terminal, (gate, headers) -> gate.post(PATH, headers, body));
        Map<String, Object> operator = GateClient.object(made);
        String key = Json.member(operator, "key");
        if (key.isEmpty()) throw new CommandFailure(ExitCode.ANSWER_UNREADABLE, made.uri() + " answers without a key");
        terminal.say(json.wanted() ? made.body() : key);
        terminal.errors()
                .println("made operator " + Refusal.visible(Json.member(operator, "id"))
                        + "; its key is not shown again");
    }
}
