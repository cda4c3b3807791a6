package io.postern.app.command;

import java.util.Map;
import java.util.function.BiFunction;
import picocli.CommandLine.Mixin;

/** Calls that are an operator's. */
final class OperatorCalls {

    @Mixin
    private final OperatorOptions operator = new OperatorOptions();

    @Mixin
    private final GateOptions options = new GateOptions();

    /** What comes of a call with an operator's headers. */
    <T> T call(Terminal terminal, BiFunction<GateClient, Map<String, String>, T> call) {
        Map<String, String> headers = operator.headers(terminal);
        try (GateClient gate = options.client(terminal)) {
            return call.apply(gate, headers);
        }
    }
}
