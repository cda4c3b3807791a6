package io.postern.app.command;

import io.postern.app.operations.ProbePlace;
import io.postern.probe.ProbeGate;
import io.postern.probe.model.Finding;
import io.postern.shared.Secret;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether what is sent arrives, and how long that takes. */
@Command(
        name = "probe",
        description = {
            "Send one datum and one log event, wait until both can be read back, and say how long it took.",
            "With a monitoring key both are sent with a monitoring token: past rate limits, and marked.",
            "Ends with 1 when one of them cannot be read back at the deadline."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  CLIENT_SECRET_KEY=... POSTERN_OPERATOR_KEY=... postern probe",
            "  postern probe --url https://postern.example.org --deadline 3m --json",
            "  postern probe --monitoring-signer-key monitoring.json --machine gate-1.example.org --prometheus"
        })
final class ProbeCommand implements Runnable {

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

    @Option(names = "--prometheus", description = "Print a page of meters, for Prometheus.")
    private boolean prometheus;

    @Mixin
    private final MonitoringOptions monitoring = new MonitoringOptions();

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
        try {
            tell(probe());
        } catch (CommandFailure failure) {
            // Whoever reads the page must not see the last good one for ever.
            if (prometheus && failure.exit() != ExitCode.BAD_NEWS)
                print(ProbePage.ofFailure(failure.sentence(), Clock.systemUTC().instant()));
            throw failure;
        }
    }

    private List<Finding> probe() {
        Map<String, String> headers = operator.headers(terminal);
        Duration patience = GoDuration.positive("--deadline", deadline);
        try (GateClient gate = options.client(terminal)) {
            Optional<Secret> marked = monitoring.token(terminal, gate);
            Secret token = marked.isPresent() ? marked.get() : client.accessToken(terminal, gate);
            ProbePlace place = new ProbePlace(namespace, group, name);
            RemoteGate probed = new RemoteGate(gate, token, headers, place, marked.isPresent());
            Deadline never = Deadline.after(patience.plusDays(1));
            return new ProbeGate(probed, patience, Clock.systemUTC()).probe(never::pause);
        }
    }

    private void tell(List<Finding> findings) {
        if (prometheus) print(ProbePage.of(findings, Clock.systemUTC().instant()));
        else if (json.wanted())
            terminal.say(Json.text(findings.stream().map(ProbeCommand::object).toList()));
        else findings.forEach(finding -> terminal.say(line(finding)));
        long bad = findings.stream()
                .filter(finding -> !(finding instanceof Finding.Visible))
                .count();
        if (bad > 0)
            throw new CommandFailure(
                    ExitCode.BAD_NEWS,
                    bad + " of " + findings.size() + " cannot be read back after " + deadline
                            + "; postern receipts says what became of them");
    }

    private void print(String page) {
        terminal.output().print(page);
        terminal.output().flush();
    }

    private static String line(Finding finding) {
        String accepted = ProbePage.accepting(finding)
                .map(time -> "accepted in " + time.toMillis() + " ms, ")
                .orElse("");
        return finding.kind().words() + ": " + accepted
                + switch (finding) {
                    case Finding.Visible visible ->
                        "visible after " + visible.appearing().toMillis() + " ms";
                    case Finding.Lost lost -> "not visible, receipt " + Refusal.visible(lost.receipt());
                    case Finding.Unreadable unreadable ->
                        "not readable (" + unreadable.why() + "), receipt " + Refusal.visible(unreadable.receipt());
                    case Finding.NotSent notSent -> "not accepted (" + notSent.why() + ")";
                    case Finding.Abandoned _ -> "given up";
                };
    }

    private static Map<String, Object> object(Finding finding) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("kind", finding.kind().words());
        switch (finding) {
            case Finding.Visible visible -> object.put("receipt", visible.receipt());
            case Finding.Lost lost -> object.put("receipt", lost.receipt());
            case Finding.Unreadable unreadable -> object.put("receipt", unreadable.receipt());
            case Finding.NotSent notSent -> object.put("why", notSent.why());
            case Finding.Abandoned _ -> object.put("why", "given up");
        }
        ProbePage.accepting(finding).ifPresent(time -> object.put("acceptedMillis", time.toMillis()));
        if (finding instanceof Finding.Visible visible)
            object.put("visibleMillis", visible.appearing().toMillis());
        return object;
    }
}
