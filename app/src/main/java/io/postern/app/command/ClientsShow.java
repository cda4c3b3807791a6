package io.postern.app.command;

import java.net.http.HttpResponse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** One client. */
@Command(
        name = "show",
        description = "Show one client. Secrets are not shown.",
        footerHeading = "%nExamples:%n",
        footer = "  postern clients show shop")
final class ClientsShow implements Runnable {

    @Parameters(paramLabel = "ID", description = "The client's id.")
    private String id = "";

    @Mixin
    private final OperatorCalls calls = new OperatorCalls();

    @Mixin
    private final JsonOption json = new JsonOption();

    private final Terminal terminal;

    ClientsShow(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        HttpResponse<String> client =
                calls.call(terminal, (gate, headers) -> gate.get(RegisteredClient.path(id), headers));
        if (json.wanted()) terminal.say(client.body());
        else Sheet.tell(terminal, GateClient.object(client));
    }
}
