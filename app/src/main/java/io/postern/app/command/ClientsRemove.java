package io.postern.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The end of a client. */
@Command(
        name = "remove",
        description = "Remove a client. Access tokens that it has stay valid until they end.",
        footerHeading = "%nExamples:%n",
        footer = "  postern clients remove shop")
final class ClientsRemove implements Runnable {

    @Mixin
    private final OneById client = new OneById();

    private final Terminal terminal;

    ClientsRemove(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        client.remove(terminal, RegisteredClient.PATH);
    }
}
