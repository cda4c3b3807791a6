package io.postern.app.command;

import picocli.CommandLine.Command;

/** Serves until the process is told to end. */
@Command(
        name = "serve",
        description = "Start the gate. It is what happens without a command, too.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  postern serve",
            "  PORT=9000 REDIS_URL=redis://localhost:6379 postern serve",
            "",
            "Settings are environment variables: docs/configuration.md, or postern config print."
        })
final class ServeCommand implements Runnable {

    private final Runnable serve;

    /** @param serve returns once the gate answers */
    ServeCommand(Runnable serve) {
        this.serve = serve;
    }

    @Override
    public void run() {
        serve.run();
        try {
            // Whoever called ends the process when this returns; the gate goes down with it, in its shutdown hook.
            Thread.currentThread().join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
