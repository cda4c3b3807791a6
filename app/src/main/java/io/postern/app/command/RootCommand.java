package io.postern.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** What is common to all commands. */
@Command(
        name = "postern",
        description = "The guarded gate in front of Amazon CloudWatch. Without a command it serves.",
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = Version.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  postern serve",
            "  postern config check && echo it would start",
            "  source <(postern completion)",
            "",
            "Exit codes and more: docs/commands.md"
        })
@SuppressWarnings("unused") // picocli reads its fields
final class RootCommand {

    @Option(
            names = {"-h", "-help", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Say what a command does, and end.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Say which version this is, and end.")
    private boolean version;
}
