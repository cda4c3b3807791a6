package io.postern.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures everything in one run and writes the table. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures Postern beside a bare Netty server, end to end into an inert CloudWatch.")
public final class Bench implements Callable<Integer> {
    @Mixin
    private final RigOptions options = new RigOptions();

    @Option(names = "--server", description = "only these: ${COMPLETION-CANDIDATES}")
    private Set<Contender.Kind> servers = EnumSet.allOf(Contender.Kind.class);

    @Option(names = "--workload", description = "only these: ${COMPLETION-CANDIDATES}")
    private Set<Workload> workloads = EnumSet.allOf(Workload.class);

    @Option(names = "--duration", paramLabel = "MILLIS", description = "of each load; default: ${DEFAULT-VALUE}")
    private int durationMillis = 10_000;

    @Option(names = "--warmup", paramLabel = "MILLIS", description = "before each; default: ${DEFAULT-VALUE}")
    private int warmupMillis = 60_000;

    @Option(names = "--output", paramLabel = "FILE", description = "where the table goes as Markdown")
    private Path output = Path.of("bench-result.md");

    /**
     * Takes every sample.
     *
     * @return 1 if an accepted record went missing, else 0
     * @throws IOException if a server does not start, accepts nothing or dies
     */
    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Sample> samples = new ArrayList<>();
        try (InertSink sink = InertSink.start(0);
                Rig rig = options.rig(sink)) {
            Measurement measurement =
                    options.measurement(sink, Duration.ofMillis(warmupMillis), Duration.ofMillis(durationMillis));
            // The bare server stands between the others in time, so that a machine that drifts favours neither.
            for (Contender.Kind kind : List.of(Contender.Kind.REDIS, Contender.Kind.BARE, Contender.Kind.MEMORY)) {
                if (servers.contains(kind)) measure(kind, rig, measurement, samples);
            }
        }
        report(samples);
        return samples.stream().allMatch(sample -> sample.missing() == 0) ? 0 : 1;
    }

    private void measure(Contender.Kind kind, Rig rig, Measurement measurement, List<Sample> samples)
            throws IOException, InterruptedException {
        try (Contender contender = options.start(rig, kind)) {
            for (Workload workload : workloads) {
                Sample sample = measurement.of(contender, workload);
                System.out.printf(
                        "%s, %s: %s%n",
                        kind.title(), workload.title(), sample.full().load());
                samples.add(sample);
            }
        }
    }

    private void report(List<Sample> samples) throws IOException {
        String text = """
            %s, %s.
            %d connections, %.1f s a load after %.1f s of warm-up, %s. Postern's JVM: `%s`.

            %s\
            """.formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        Machine.describe(),
                        options.connections(),
                        durationMillis / 1e3,
                        warmupMillis / 1e3,
                        options.pinning(),
                        options.jvmOptions(),
                        new ResultTable(samples).toMarkdown());
        System.out.println("\n" + text);
        Files.writeString(output, text);
    }

    /** Exit code 0: measured and nothing missing; 1: records missing, or the run broke off. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Bench())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, _) -> {
                    // A server that does not start is an answer, not a bug: its last words say more than a stack.
                    command.getErr().println(failure.getMessage());
                    return 1;
                });
    }
}
