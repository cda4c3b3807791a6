package io.postern.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** One client. */
@Command(
        name = "show",
        description = "Show one client. Secrets are not shown.",
        footerHeading = "%nExamples:%n",
        footer = "  postern clients show shop")
final class ClientsShow implements Runnable {

    @Mixin
    private final OneById client = new OneById();

    private final Terminal terminal;

    ClientsShow(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        client.show(terminal, RegisteredClient.PATH);
    }
}
