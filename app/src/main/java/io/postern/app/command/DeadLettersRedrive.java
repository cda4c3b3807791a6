package io.postern.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Another try for dead letters. */
@Command(
        name = "redrive",
        description = "Give dead letters another try: their records go back into the delivery queue.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  postern dead-letters redrive 1777636800000-0",
            "  postern dead-letters redrive --cause refused",
            "  postern dead-letters redrive --all"
        })
final class DeadLettersRedrive implements Runnable {

    @Mixin
    private final LetterChange change = new LetterChange();

    private final Terminal terminal;

    DeadLettersRedrive(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        change.run(
                terminal,
                "redriven",
                (gate, headers, letters, query) -> gate.post(letters + "/redrive" + query, headers, ""));
    }
}
