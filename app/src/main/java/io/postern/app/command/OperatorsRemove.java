package io.postern.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The end of an operator. */
@Command(
        name = "remove",
        description = "Remove an operator. Every replica refuses its key within two seconds.",
        footerHeading = "%nExamples:%n",
        footer = "  postern operators remove 5f1d0c9be1a24c77")
final class OperatorsRemove implements Runnable {

    @Mixin
    private final OneById operator = new OneById();

    private final Terminal terminal;

    OperatorsRemove(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        operator.remove(terminal, OperatorsCreate.PATH);
    }
}
