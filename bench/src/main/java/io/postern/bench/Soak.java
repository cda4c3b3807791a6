package io.postern.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Loads Postern at half of what it can do, for long, and says whether its memory stays where it is. */
@Command(
        name = "soak",
        mixinStandardHelpOptions = true,
        description = "Loads Postern at half of its maximum and watches its memory.")
public final class Soak implements Callable<Integer> {
    // Every request carries the token that was made at the start, which lasts an hour.
    private static final int SECONDS_MAX = 3_000;

    @Mixin
    private final RigOptions options = new RigOptions();

    @Option(names = "--server", description = "one of ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
    private Contender.Kind server = Contender.Kind.REDIS;

    @Option(names = "--workload", description = "one of ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
    private Workload workload = Workload.ONE_DATUM;

    @Option(names = "--duration", paramLabel = "SECONDS", description = "of the soak; default: ${DEFAULT-VALUE}")
    private int seconds = 600;

    @Option(names = "--warmup", paramLabel = "SECONDS", description = "not measured; default: ${DEFAULT-VALUE}")
    private int warmupSeconds = 60;

    @Option(names = "--probe", paramLabel = "SECONDS", description = "to find the maximum; default: ${DEFAULT-VALUE}")
    private int probeSeconds = 10;

    @Option(names = "--every", paramLabel = "MILLIS", description = "between two looks; default: ${DEFAULT-VALUE}")
    private int everyMillis = 5_000;

    @Option(names = "--growth-max", paramLabel = "SHARE", description = "still flat; default: ${DEFAULT-VALUE}")
    private double growthMax = 0.02;

    @Option(names = "--output", paramLabel = "FILE", description = "where the table goes as Markdown")
    private Path output = Path.of("soak-result.md");

    /**
     * Runs the soak.
     *
     * @return 1 if an accepted record went missing or the memory rose, else 0
     * @throws IOException if Postern does not start, accepts nothing or dies
     */
    @Override
    public Integer call() throws IOException, InterruptedException {
        if (seconds < 1 || seconds > SECONDS_MAX)
            throw new IOException("--duration: " + seconds + " (expected: 1 to " + SECONDS_MAX + ")");
        try (InertSink sink = InertSink.start(0);
                Rig rig = options.rig(sink);
                Contender contender = options.start(rig, server)) {
            Measurement measurement =
                    options.measurement(sink, Duration.ofSeconds(warmupSeconds), Duration.ofSeconds(probeSeconds));
            SoakResult result = soak(measurement, Measurement.Course.of(contender, workload));
            report(result);
            return result.passed(growthMax) ? 0 : 1;
        }
    }

    private SoakResult soak(Measurement measurement, Measurement.Course course)
            throws IOException, InterruptedException {
        List<Stint> stints = new ArrayList<>(measurement.warmUp(course, measurement.warmup()));
        Stint probe = measurement.run(course, measurement.duration(), new Pace.AsFastAsAnswered());
        stints.add(probe);
        double half = probe.load().acceptedPerSecond() / 2;
        System.out.printf(Locale.ROOT, "%,.0f requests/s at most; %,.0f/s for %d s now%n", half * 2, half, seconds);
        System.out.print(MemoryLine.heading());
        try (MemoryWatch watch = MemoryWatch.start(
                course.contender(), Duration.ofMillis(everyMillis), point -> System.out.print(MemoryLine.row(point)))) {
            stints.add(measurement.run(course, Duration.ofSeconds(seconds), new Pace.FixedRate(half)));
            return new SoakResult(stints, watch.line());
        }
    }

    private void report(SoakResult result) throws IOException {
        System.out.println(result.verdict(growthMax));
        Files.writeString(output, """
            %s, %s.
            %s, %s a request, %d connections, half of the maximum for %d s, %s.

            %s

            %s\
            """.formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        Machine.describe(),
                        server.title(),
                        workload.title(),
                        options.connections(),
                        seconds,
                        options.pinning(),
                        result.verdict(growthMax),
                        result.memory().toMarkdown()));
    }

    /** Exit code 0: flat and nothing missing; 1: not so, or the run broke off. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Soak())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, _) -> {
                    command.getErr().println(failure.getMessage());
                    return 1;
                });
    }
}
