package io.postern.app.command;

import io.postern.shared.Secret;
import java.util.Optional;

/** Secrets from where nobody else sees them: a file, standard input, or a variable. Arguments show in lists of processes. */
final class Secrets {

    static final String FROM_FILE = "File that holds it, - for standard input; else ";

    private Secrets() {}

    /**
     * The secret; empty when it is given nowhere.
     *
     * @param file a path, {@code -} for standard input, or empty for the variable
     */
    static Optional<Secret> find(Terminal terminal, String file, String variable) {
        String text = file.isEmpty() ? terminal.variable(variable) : content(terminal, file);
        return text.isEmpty() ? Optional.empty() : Optional.of(new Secret(text));
    }

    /** The same where it has to be given. */
    static Secret read(Terminal terminal, String file, String variable, String option) {
        return find(terminal, file, variable)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.INPUT_MISSING, variable + " is not set (expected: it, or " + option + ")"));
    }

    private static String content(Terminal terminal, String file) {
        String secret = Texts.read(terminal, file).replaceAll("[\r\n]+$", "");
        if (secret.isEmpty()) throw new CommandFailure(ExitCode.INPUT_MISSING, file + ": empty (expected: a secret)");
        return secret;
    }
}
