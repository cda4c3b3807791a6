package io.postern.app.command;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The script by which bash and zsh complete what is typed. */
@Command(
        name = "completion",
        description = "Print a script by which bash and zsh complete commands and options.",
        footerHeading = "%nExamples:%n",
        footer = {"  source <(postern completion)", "  postern completion > /etc/bash_completion.d/postern"})
final class CompletionCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Terminal terminal;

    CompletionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        terminal.say(AutoComplete.bash("postern", spec.root().commandLine()));
    }
}
