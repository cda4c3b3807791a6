package io.postern.app.command;

import io.postern.app.boot.BootFailure;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.ParameterException;

/** All commands, and how each of them ends. */
public final class Commands {

    private Commands() {}

    /**
     * Runs the command that the arguments name.
     *
     * @param serve starts the gate and returns once it answers
     * @return the exit code of the process
     */
    public static int run(String[] arguments, Terminal terminal, Runnable serve) {
        int exit = tree(terminal, serve).execute(GoSwitches.attached(arguments));
        terminal.output().flush();
        terminal.errors().flush();
        return exit;
    }

    /** The tree of commands, as a test compares it with the page about it. */
    static CommandLine tree(Terminal terminal, Runnable serve) {
        CommandLine commands = new CommandLine(new RootCommand())
                .addSubcommand(new ServeCommand(serve))
                .addSubcommand(new TokenCommand(terminal))
                .addSubcommand(send(terminal))
                .addSubcommand(new ReceiptsCommand(terminal))
                .addSubcommand(deadLetters(terminal))
                .addSubcommand(clients(terminal))
                .addSubcommand(operators(terminal))
                .addSubcommand(new ProbeCommand(terminal))
                .addSubcommand(monitoringToken(terminal))
                .addSubcommand(keys(terminal))
                .addSubcommand(config(terminal))
                .addSubcommand(new CompletionCommand(terminal));
        return commands.setUsageHelpWidth(100)
                .setOut(terminal.output())
                .setErr(terminal.errors())
                .setColorScheme(Help.defaultColorScheme(terminal.colours() ? Help.Ansi.ON : Help.Ansi.OFF))
                // An argument that starts with @ is meant for whom it is sent to.
                .setExpandAtFiles(false)
                .setParameterExceptionHandler((wrong, _) -> misused(wrong, terminal.errors()))
                .setExecutionExceptionHandler((failure, _, _) -> failed(failure, terminal.errors()));
    }

    private static CommandLine config(Terminal terminal) {
        return group(new ConfigGroup(), new ConfigCheck(terminal), new ConfigPrint(terminal));
    }

    private static CommandLine send(Terminal terminal) {
        return group(new SendGroup(), new SendMetric(terminal), new SendLog(terminal));
    }

    private static CommandLine deadLetters(Terminal terminal) {
        return group(
                new DeadLettersGroup(),
                new DeadLettersList(terminal),
                new DeadLettersShow(terminal),
                new DeadLettersRedrive(terminal),
                new DeadLettersPurge(terminal));
    }

    private static CommandLine clients(Terminal terminal) {
        return group(
                new ClientsGroup(),
                new ClientsList(terminal),
                new ClientsShow(terminal),
                new ClientsRegister(terminal),
                new ClientsChange(terminal),
                new ClientsRotateSecret(terminal),
                new ClientsRemove(terminal));
    }

    private static CommandLine operators(Terminal terminal) {
        return group(
                new OperatorsGroup(),
                new OperatorsList(terminal),
                new OperatorsCreate(terminal),
                new OperatorsRemove(terminal));
    }

    /** Parsed as Go's flags are: one dash or two, the last of two equal ones wins, the first argument ends them. */
    private static CommandLine monitoringToken(Terminal terminal) {
        return new CommandLine(new MonitoringTokenCommand(terminal))
                .setDefaultValueProvider(new VariableDefaults(terminal))
                .setPosixClusteredShortOptionsAllowed(false)
                .setOverwrittenOptionsAllowed(true)
                .setStopAtPositional(true);
    }

    private static CommandLine keys(Terminal terminal) {
        return group(new KeysGroup(), new KeysGenerate(terminal), new KeysExport(terminal));
    }

    private static CommandLine group(Object group, Object... members) {
        CommandLine commands = new CommandLine(group);
        for (Object member : members) commands.addSubcommand(member);
        return commands;
    }

    private static int misused(ParameterException wrong, PrintWriter errors) {
        errors.println("postern: " + wrong.getMessage());
        errors.println("Try: " + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE.number();
    }

    private static int failed(Exception failure, PrintWriter errors) {
        return switch (failure) {
            case CommandFailure known -> {
                errors.println("postern: " + known.sentence());
                yield known.exit().number();
            }
            case BootFailure refused -> {
                errors.println(refused.getMessage());
                yield ExitCode.CONFIGURATION.number();
            }
            default -> {
                errors.println("postern: something went wrong on our side: " + failure);
                yield ExitCode.INTERNAL.number();
            }
        };
    }

    @Command(name = "config", description = "Look at the configuration.")
    private static final class ConfigGroup {}

    @Command(name = "send", description = "Send telemetry as a client.")
    private static final class SendGroup {}

    @Command(name = "dead-letters", description = "Look after what could not be delivered, as an operator.")
    private static final class DeadLettersGroup {}

    @Command(name = "clients", description = "Register clients and look after them, as an operator.")
    private static final class ClientsGroup {}

    @Command(name = "operators", description = "Decide who may administer, as an administrator.")
    private static final class OperatorsGroup {}

    @Command(name = "keys", description = "Make keys to sign with, and export their public halves.")
    private static final class KeysGroup {}
}
