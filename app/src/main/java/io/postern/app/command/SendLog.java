package io.postern.app.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.shared.Secret;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Log events: one, or the lines of standard input. */
@Command(
        name = "log",
        description = {
            "Send log events, and print the receipt.",
            "With - each line of standard input that is not blank is an event; a thousand share a receipt."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  postern send log --group shop --stream web 'paid'",
            "  tail -n 100 app.log | postern send log --group shop --stream web -"
        })
final class SendLog implements Runnable {

    private static final int LINES_MAX = 1000;

    @Option(names = "--group", required = true, paramLabel = "NAME", description = "The log group.")
    private String group = "";

    @Option(names = "--stream", required = true, paramLabel = "NAME", description = "The log stream.")
    private String stream = "";

    @Parameters(paramLabel = "MESSAGE", description = "What the event says, or - for standard input.")
    private String message = "";

    @Mixin
    private final SendOptions options = new SendOptions();

    private final Terminal terminal;

    SendLog(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        boolean lines = message.equals("-");
        if (lines && options.once())
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "--idempotency-key: given (expected: only with one message, lines are many submissions)");
        try (GateClient gate = options.gate(terminal)) {
            Secret token = options.accessToken(terminal, gate);
            if (lines) sendLines(gate, token);
            else send(gate, token, List.of(event(message)));
        }
    }

    private void sendLines(GateClient gate, Secret token) {
        List<Map<String, Object>> events = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(terminal.input(), UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.isBlank()) continue;
                events.add(event(line));
                if (events.size() < LINES_MAX) continue;
                send(gate, token, events);
                events.clear();
            }
        } catch (IOException _) {
            throw new CommandFailure(ExitCode.INPUT_MISSING, "standard input cannot be read");
        }
        if (!events.isEmpty()) send(gate, token, events);
    }

    private void send(GateClient gate, Secret token, List<Map<String, Object>> events) {
        Map<String, Object> submission =
                Map.of("logGroupName", group, "logStreamName", stream, "logEvents", List.copyOf(events));
        options.send(terminal, gate, token, "/logEvents", submission);
    }

    private static Map<String, Object> event(String text) {
        return Map.of("message", text, "timestamp", System.currentTimeMillis());
    }
}
