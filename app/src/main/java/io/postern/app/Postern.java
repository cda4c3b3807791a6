package io.postern.app;

import io.postern.app.boot.Boot;
import io.postern.app.boot.BootFailure;
import io.postern.app.boot.Gate;
import java.nio.file.Path;
import java.util.Map;

/** Starts Postern, or says why not. */
public final class Postern {

    private Postern() {}

    public static void main(String[] arguments) {
        try {
            Map<String, String> variables = Boot.variables(System.getenv(), Path.of(""));
            Gate gate = Boot.start(variables, Map.of());
            Runtime.getRuntime().addShutdownHook(new Thread(gate::close, "shutdown"));
            gate.report().tell(System.out);
        } catch (BootFailure failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        }
    }
}
