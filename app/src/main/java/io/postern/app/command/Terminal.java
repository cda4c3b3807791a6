package io.postern.app.command;

import java.io.Console;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Map;

/**
 * What a command hears and says.
 *
 * @param variables the environment, that of a {@code .env} file included
 * @param input standard input
 * @param output where results go
 * @param errors where everything else goes
 * @param colours whether a person looks at it who has not asked for none
 */
public record Terminal(
        Map<String, String> variables, InputStream input, PrintWriter output, PrintWriter errors, boolean colours) {

    /** That of this process. */
    public static Terminal ofProcess(Map<String, String> variables) {
        boolean colours = person() && variables.getOrDefault("NO_COLOR", "").isEmpty();
        return new Terminal(variables, System.in, writer(System.out), writer(System.err), colours);
    }

    /** The variable's value; empty when it is not set. */
    String variable(String name) {
        return variables.getOrDefault(name, "");
    }

    void say(String line) {
        output.println(line);
    }

    @SuppressWarnings("SystemConsoleNull") // it is null for whoever asks for the old kind, with -Djdk.console=java.base
    private static boolean person() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, stream.charset());
    }
}
