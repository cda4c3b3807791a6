package io.postern.app.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

/** What came of one command, run in this process with an environment of its own. */
record CommandRun(int exit, String output, String errors) {

    static final Runnable NO_SERVER = () -> {
        throw new AssertionError("a server was started (expected: a command)");
    };

    static CommandRun of(Map<String, String> variables, String... arguments) {
        return withInput("", variables, arguments);
    }

    /** The same with something on standard input. */
    static CommandRun withInput(String input, Map<String, String> variables, String... arguments) {
        StringWriter output = new StringWriter();
        StringWriter errors = new StringWriter();
        int exit = Commands.run(arguments, terminal(input, variables, output, errors), NO_SERVER);
        return new CommandRun(exit, output.toString(), errors.toString());
    }

    static Terminal terminal(String input, Map<String, String> variables, StringWriter output, StringWriter errors) {
        return new Terminal(
                variables,
                new ByteArrayInputStream(input.getBytes(UTF_8)),
                new PrintWriter(output),
                new PrintWriter(errors),
                false);
    }
}
