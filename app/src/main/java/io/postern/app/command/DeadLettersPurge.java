package io.postern.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The end of dead letters. */
@Command(
        name = "purge",
        description = "Throw dead letters away: their records are gone for good.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  postern dead-letters purge 1777636800000-0",
            "  postern dead-letters purge --cause refused",
            "  postern dead-letters purge --all"
        })
final class DeadLettersPurge implements Runnable {

    @Mixin
    private final LetterChange change = new LetterChange();

    private final Terminal terminal;

    DeadLettersPurge(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        change.run(terminal, "purged", (gate, headers, letters, query) -> gate.delete(letters + query, headers));
    }
}
