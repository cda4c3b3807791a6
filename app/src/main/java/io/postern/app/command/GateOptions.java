package io.postern.app.command;

import java.net.URI;
import picocli.CommandLine.Option;

/** Which Postern a command calls. */
final class GateOptions {

    private static final String DEFAULT = "http://localhost:8080";

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Where Postern is; else POSTERN_URL, else " + DEFAULT + ".")
    private String url = "";

    /** Calls to it; whoever asks closes them. */
    GateClient client(Terminal terminal) {
        String given = url.isEmpty() ? terminal.variable("POSTERN_URL") : url;
        String gate = given.isEmpty() ? DEFAULT : given;
        if (!gate.matches("https?://[^/?#\\s]+[^?#\\s]*") || !readable(gate))
            throw new CommandFailure(ExitCode.USAGE, "--url: " + gate + " (expected: http://HOST or https://HOST)");
        return new GateClient(gate.replaceAll("/+$", ""));
    }

    private static boolean readable(String gate) {
        try {
            return URI.create(gate).getHost() != null;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
