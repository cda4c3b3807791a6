package io.postern.app.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a command with a URL that monitoring gets in by. Its options and their variables are those of m-lab's program. */
@Command(
        name = "monitoring-token",
        customSynopsis = "postern monitoring-token -machine=NAME [OPTION]... -- COMMAND [ARGUMENT]...",
        description = {
            "Run a command with a monitoring URL in its environment, and end with its exit code.",
            "Each option has a variable, such as LOCATE_URL and LOGX_DEBUG; one dash or two are the same."
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  export LOCATE_URL=https://postern.example.org/v2/platform/monitoring/",
            "  export MONITORING_SIGNER_KEY=/etc/postern/monitoring.json",
            "  postern monitoring-token -machine=mlab1-lga01 -service=ndt/ndt5 -- ndt5-client -protocol=ndt5+wss",
            "  postern monitoring-token -machine=mlab1-lga01 -service-url -logx.debug -- ./check"
        })
final class MonitoringTokenCommand implements Callable<Integer> {

    @Option(
            names = {"-locate-url", "--locate-url"},
            paramLabel = "URL",
            defaultValue = "http://localhost:8080/v2/platform/monitoring/",
            description = "The service is appended. Else: ${DEFAULT-VALUE}")
    private String locateUrl = "";

    @Option(
            names = {"-monitoring-signer-key", "--monitoring-signer-key"},
            paramLabel = "FILE",
            required = true,
            description = "Private JWK with alg and kid. Required.")
    private String signerKey = "";

    @Option(
            names = {"-machine", "--machine"},
            paramLabel = "NAME",
            required = true,
            description = "The machine to monitor. Required.")
    private String machine = "";

    @Option(
            names = {"-service", "--service"},
            paramLabel = "NAME",
            defaultValue = "ndt/ndt5",
            description = "Else: ${DEFAULT-VALUE}")
    private String service = "";

    @Option(
            names = {"-timeout", "--timeout"},
            paramLabel = "DURATION",
            defaultValue = "60s",
            description = "For the token and the command together. Else: ${DEFAULT-VALUE}")
    private String timeout = "";

    @Option(
            names = {"-env-name", "--env-name"},
            paramLabel = "NAME",
            defaultValue = "MONITORING_URL",
            description = "The variable that the command gets. Else: ${DEFAULT-VALUE}")
    private String variable = "";

    @Option(
            names = {"-service-url", "--service-url"},
            arity = "0..1",
            paramLabel = "BOOL",
            defaultValue = "false",
            fallbackValue = "true",
            converter = GoBoolean.class,
            description = "Give it the URL of the service, and not that of locate.")
    private boolean serviceUrl;

    @Option(
            names = {"-service-url-key-name", "--service-url-key-name"},
            paramLabel = "KEY",
            defaultValue = "wss://:3010/ndt_protocol",
            description = "Which of the service's URLs. Else: ${DEFAULT-VALUE}")
    private String serviceUrlKey = "";

    @Option(
            names = {"-logx.debug", "--logx.debug"},
            arity = "0..1",
            paramLabel = "BOOL",
            defaultValue = "false",
            fallbackValue = "true",
            converter = GoBoolean.class,
            description = "Show the command's output, and say what is done.")
    private boolean debug;

    @Parameters(arity = "1..*", paramLabel = "COMMAND", description = "The program to run, and its arguments.")
    private List<String> command = new ArrayList<>();

    private final Terminal terminal;

    MonitoringTokenCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Duration patience = GoDuration.positive("timeout", timeout);
        Deadline deadline = Deadline.after(patience);
        check("machine", machine, ".*\\S.*");
        check("env-name", variable, "[A-Za-z_][A-Za-z0-9_]*");
        SigningKey key = SigningKey.readPrivate(signerKey);
        LocateCall locate = LocateCall.of(locateUrl, service, MonitoringProof.sign(key, machine));
        String url = locate.url().toString();
        if (serviceUrl) {
            diagnose("asking " + locate.shown());
            url = locate.serviceUrl(serviceUrlKey, deadline);
        }
        return run(url, deadline);
    }

    private int run(String url, Deadline deadline) {
        try (ChildCommand child = new ChildCommand(command, debug)) {
            diagnose("running " + command.getFirst() + " with " + variable);
            int exit = child.run(variable, url, deadline).orElseThrow(this::late);
            diagnose(command.getFirst() + " ended with " + exit);
            return exit;
        }
    }

    private CommandFailure late() {
        return new CommandFailure(
                ExitCode.TIMED_OUT,
                command.getFirst() + ": not done after " + timeout + ", and ended with its children");
    }

    private void diagnose(String line) {
        if (debug) terminal.errors().println("postern: " + line);
    }

    private static void check(String option, String value, String pattern) {
        if (!value.matches(pattern))
            throw new CommandFailure(ExitCode.USAGE, option + ": " + value + " (expected: a name)");
    }
}
