package io.postern.app.command;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The end of a client. */
@Command(
        name = "remove",
        description = "Remove a client. Access tokens that it has stay valid until they end.",
        footerHeading = "%nExamples:%n",
        footer = "  postern clients remove shop")
final class ClientsRemove implements Runnable {

    @Parameters(paramLabel = "ID", description = "The client's id.")
    private String id = "";

    @Mixin
    private final OperatorCalls calls = new OperatorCalls();

    @Mixin
    private final JsonOption json = new JsonOption();

    private final Terminal terminal;

    ClientsRemove(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        calls.call(terminal, (gate, headers) -> gate.delete(RegisteredClient.path(id), headers));
        terminal.say(json.wanted() ? Json.text(Map.of("removed", id)) : "removed " + id);
    }
}
