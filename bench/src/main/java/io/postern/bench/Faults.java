package io.postern.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sends the same load to Postern while CloudWatch is well, while much goes wrong there, and while it is gone. */
@Command(
        name = "faults",
        mixinStandardHelpOptions = true,
        description = "Loads Postern at a fixed rate while CloudWatch is well, while it is not, and while it is gone.")
public final class Faults implements Callable<Integer> {

    private static final long SEED = 4;

    @Mixin
    private final RigOptions options = new RigOptions();

    @Option(names = "--server", description = "one of ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
    private Contender.Kind server = Contender.Kind.REDIS;

    @Option(names = "--workload", description = "one of ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
    private Workload workload = Workload.ONE_DATUM;

    @Option(names = "--rate", paramLabel = "REQUESTS", description = "a second; default: ${DEFAULT-VALUE}")
    private double rate = 2_000;

    @Option(names = "--duration", paramLabel = "SECONDS", description = "of each load; default: ${DEFAULT-VALUE}")
    private int seconds = 30;

    @Option(names = "--outage", paramLabel = "SECONDS", description = "default: ${DEFAULT-VALUE}")
    private int outageSeconds = 60;

    @Option(names = "--warmup", paramLabel = "SECONDS", description = "default: ${DEFAULT-VALUE}")
    private int warmupSeconds = 30;

    @Option(names = "--output", paramLabel = "FILE", description = "where the table goes as Markdown")
    private Path output = Path.of("faults-result.md");

    /**
     * Runs the loads.
     *
     * @return 1 if an accepted record went missing or a request was not accepted, else 0
     * @throws IOException if Postern does not start, accepts nothing or dies
     */
    @Override
    public Integer call() throws IOException, InterruptedException {
        try (InertSink sink = InertSink.start(0);
                Rig rig = options.rig(sink);
                Contender contender = options.start(rig, server)) {
            Measurement measurement =
                    options.measurement(sink, Duration.ofSeconds(warmupSeconds), Duration.ofSeconds(seconds));
            Measurement.Course course = Measurement.Course.of(contender, workload);
            measurement.warmUp(course, measurement.warmup());

            List<FaultResult> results = new ArrayList<>();
            Duration outage = Duration.ofSeconds(outageSeconds);
            results.add(run(measurement, course, "well", Trouble.none(), measurement.duration()));
            results.add(run(measurement, course, "unwell", Trouble.script(SEED), measurement.duration()));
            results.add(run(
                    measurement,
                    course,
                    "gone for " + outageSeconds + " s",
                    Trouble.outage(outage),
                    outage.plus(measurement.duration())));
            report(results);
            return results.stream().allMatch(FaultResult::passed) ? 0 : 1;
        }
    }

    private FaultResult run(
            Measurement measurement,
            Measurement.Course course,
            String cloudWatch,
            Supplier<Trouble> troubles,
            Duration lasting)
            throws IOException, InterruptedException {
        measurement.sink().suffer(troubles);
        Stint stint = measurement.run(course, lasting, new Pace.FixedRate(rate));
        FaultResult result =
                new FaultResult(cloudWatch, stint, measurement.sink().cut().records());
        System.out.printf("%s: %s%n", cloudWatch, stint.load());
        return result;
    }

    private void report(List<FaultResult> results) throws IOException {
        String text = """
            %s, %s.
            %s, %s a request, %d connections, %.0f requests/s, %s. Unwell: 10 %% throttled, 5 %% failed with 503, 2 %% cut
            after they were taken, 1 %% without an answer.

            %s

            %s\
            """.formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        Machine.describe(),
                        server.title(),
                        workload.title(),
                        options.connections(),
                        rate,
                        options.pinning(),
                        FaultResult.verdict(results),
                        FaultResult.toMarkdown(results));
        System.out.println("\n" + text);
        Files.writeString(output, text);
    }

    /** Exit code 0: all was accepted and nothing is missing; 1: not so, or the run broke off. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Faults())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, _) -> {
                    command.getErr().println(failure.getMessage());
                    return 1;
                });
    }
}
