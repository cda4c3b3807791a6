package io.postern.app.command;

import java.util.Map;
import picocli.CommandLine.Option;

/** Who an operator is. */
final class OperatorOptions {

    private static final String FILE = "--operator-key-file";
    private static final String VARIABLE = "POSTERN_OPERATOR_KEY";

    @Option(names = FILE, paramLabel = "FILE", description = Secrets.FROM_FILE + VARIABLE + ".")
    private String file = "";

    Map<String, String> headers(Terminal terminal) {
        return GateClient.operator(Secrets.read(terminal, file, VARIABLE, FILE));
    }
}
