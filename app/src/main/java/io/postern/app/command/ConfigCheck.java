package io.postern.app.command;

import io.postern.app.boot.Boot;
import java.util.Map;
import picocli.CommandLine.Command;

/** Whether the gate would start with this configuration. */
@Command(
        name = "check",
        description = {
            "Check the configuration as a start does, without listening or delivering.",
            "Says everything that is wrong and ends with 78, or says that nothing is. Redis and AWS need not answer.",
            "A variable that begins with POSTERN_ and that nothing reads is told of and not wrong."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  postern config check", "  POSTERN_MODE=production postern config check"})
final class ConfigCheck implements Runnable {

    private final Terminal terminal;

    ConfigCheck(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        Boot.check(terminal.variables(), Map.of()).forEach(terminal.errors()::println);
        terminal.say("The configuration is good.");
    }
}
