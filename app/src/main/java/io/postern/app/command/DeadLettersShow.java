package io.postern.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** All about one dead letter but its payload, which is its sender's. */
@Command(
        name = "show",
        description = "Show one dead letter. Payload is not shown.",
        footerHeading = "%nExamples:%n",
        footer = "  postern dead-letters show 1777636800000-0")
final class DeadLettersShow implements Runnable {

    @Mixin
    private final OneById letter = new OneById();

    private final Terminal terminal;

    DeadLettersShow(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        letter.show(terminal, LetterFilter.PATH);
    }
}
