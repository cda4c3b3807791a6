package io.postern.app;

import io.postern.app.boot.Boot;
import io.postern.app.boot.BootFailure;
import io.postern.app.boot.Gate;
import io.postern.app.command.Commands;
import io.postern.app.command.ExitCode;
import io.postern.app.command.Terminal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Starts Postern or runs a command, or says why not. */
public final class Postern {

    private Postern() {}

    public static void main(String[] arguments) {
        try {
            Map<String, String> variables = Boot.variables(System.getenv(), Path.of(""));
            // A start must not wait for the tree of commands.
            if (arguments.length == 0 || List.of("serve").equals(Arrays.asList(arguments))) serve(variables);
            else System.exit(Commands.run(arguments, Terminal.ofProcess(variables), () -> serve(variables)));
        } catch (BootFailure failure) {
            System.err.println(failure.getMessage());
            System.exit(ExitCode.CONFIGURATION.number());
        }
    }

    private static void serve(Map<String, String> variables) {
        Gate gate = Boot.start(variables, Map.of());
        Runtime.getRuntime().addShutdownHook(new Thread(gate::close, "shutdown"));
        gate.report().tell(System.out);
    }
}
