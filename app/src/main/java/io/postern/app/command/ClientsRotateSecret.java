package io.postern.app.command;

import java.net.http.HttpResponse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A new secret. */
@Command(
        name = "rotate-secret",
        description = {
            "Give a client a new secret, which is printed and never shown again.",
            "The newest one so far still counts, and an older one no more: call twice to be rid of both."
        },
        footerHeading = "%nExamples:%n",
        footer = "  postern clients rotate-secret shop > shop.secret")
final class ClientsRotateSecret implements Runnable {

    @Parameters(paramLabel = "ID", description = "The client's id.")
    private String id = "";

    @Mixin
    private final OperatorCalls calls = new OperatorCalls();

    @Mixin
    private final JsonOption json = new JsonOption();

    private final Terminal terminal;

    ClientsRotateSecret(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        HttpResponse<String> kept =
                calls.call(terminal, (gate, headers) -> gate.post(RegisteredClient.path(id) + "/secrets", headers, ""));
        RegisteredClient.tell(terminal, json.wanted(), kept, "changed " + id);
    }
}
