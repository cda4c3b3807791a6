package io.postern.app.command;

import io.postern.shared.Secret;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether what is sent arrives, and how long that takes. */
@Command(
        name = "probe",
        description = {
            "Send one datum and one log event, wait until both can be read back, and say how long it took.",
            "Ends with 1 when one of them cannot be read back at the deadline."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  CLIENT_SECRET_KEY=... POSTERN_OPERATOR_KEY=... postern probe",
            "  postern probe --url https://postern.example.org --deadline 3m --json"
        })
final class ProbeCommand implements Runnable {

    private static final Duration PAUSE = Duration.ofMillis(250);

    @Option(names = "--namespace", paramLabel = "NAME", description = "Where the datum goes; else PosternProbe.")
    private String namespace = "PosternProbe";

    @Option(names = "--group", paramLabel = "NAME", description = "Log group for the event; else postern-probe.")
    private String group = "postern-probe";

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "Who probes: a dimension, and the stream; else this host.")
    private String name = "";

    @Option(names = "--deadline", paramLabel = "DURATION", description = "Longest wait; else 1m.")
    private String deadline = "1m";

    @Mixin
    private final ClientOptions client = new ClientOptions();

    @Mixin
    private final OperatorOptions operator = new OperatorOptions();

    @Mixin
    private final GateOptions options = new GateOptions();

    @Mixin
    private final JsonOption json = new JsonOption();

    private final Terminal terminal;

    ProbeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        Map<String, String> headers = operator.headers(terminal);
        Deadline end = Deadline.after(GoDuration.positive("--deadline", deadline));
        try (GateClient gate = options.client(terminal)) {
            Secret token = client.accessToken(terminal, gate);
            String who = name.isEmpty() ? host() : name;
            List<Probe> probes =
                    List.of(Probe.metric(gate, token, namespace, who), Probe.logEvent(gate, token, group, who));
            boolean patient = true;
            while (patient && !allSeen(probes, gate, headers)) patient = end.pause(PAUSE);
            tell(probes);
        }
    }

    private static boolean allSeen(List<Probe> probes, GateClient gate, Map<String, String> headers) {
        // Every one is looked for each time: one that is late must not make the others seem late.
        return probes.stream().filter(probe -> !probe.seen(gate, headers)).count() == 0;
    }

    private void tell(List<Probe> probes) {
        if (json.wanted())
            terminal.say(Json.text(probes.stream().map(Probe::object).toList()));
        else probes.forEach(probe -> terminal.say(line(probe)));
        long lost = probes.stream().filter(probe -> probe.visible().isEmpty()).count();
        if (lost > 0)
            throw new CommandFailure(
                    ExitCode.BAD_NEWS,
                    lost + " of " + probes.size() + " cannot be read back after " + deadline
                            + "; postern receipts says what became of them");
    }

    private static String line(Probe probe) {
        String visible = probe.visible()
                .map(time -> "visible after " + time.toMillis() + " ms")
                .orElse("not visible, receipt " + Refusal.visible(probe.receipt()));
        return "%s: accepted in %d ms, %s"
                .formatted(probe.kind(), probe.accepted().toMillis(), visible);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return "unknown";
        }
    }
}
