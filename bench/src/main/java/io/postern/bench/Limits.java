package io.postern.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Says what limits cost. Both servers live all the while and are loaded in turn, some seconds each: a machine that drifts by a
 * tenth within minutes favours neither then, and what is left is told with its spread.
 */
@Command(
        name = "limits",
        mixinStandardHelpOptions = true,
        description = "Compares Postern with every limit on with Postern without any, by the CPU time of a request.")
public final class Limits implements Callable<Integer> {

    /** All of them, and none so narrow that it stops anybody here. */
    private static final Map<String, String> ALL = Map.of(
            "POSTERN_ACCESS_RATE_LIMIT_PRESET", "custom",
            "POSTERN_ACCESS_RATE_LIMIT_BURST", "1000000",
            "POSTERN_ACCESS_RATE_LIMIT_REFILL", "PT0.00001S",
            "POSTERN_ACCESS_RATE_LIMIT_ENDPOINTS", "metric=100000000/1ms,logEvents=100000000/1ms",
            "POSTERN_ACCESS_RATE_LIMIT_CLIENT_BURST", "1000000",
            "POSTERN_ACCESS_RATE_LIMIT_CLIENT_REFILL", "PT0.00001S",
            "POSTERN_ACCESS_CLIENTS_DEFAULT_RECORDS_PER_MINUTE", "100000000",
            "POSTERN_ACCESS_CLIENTS_DEFAULT_BYTES_PER_MINUTE", "100000000000",
            "POSTERN_ACCESS_CLIENTS_DEFAULT_SERIES_PER_DAY", "100000");

    @Mixin
    private final RigOptions options = new RigOptions();

    @Option(names = "--server", description = "one of ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
    private Contender.Kind server = Contender.Kind.REDIS;

    @Option(names = "--workload", description = "one of ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
    private Workload workload = Workload.ONE_DATUM;

    @Option(names = "--pairs", description = "of loads, one of each; default: ${DEFAULT-VALUE}")
    private int pairs = 20;

    @Option(names = "--duration", paramLabel = "MILLIS", description = "of each load; default: ${DEFAULT-VALUE}")
    private int durationMillis = 3_000;

    @Option(names = "--warmup", paramLabel = "MILLIS", description = "of each server; default: ${DEFAULT-VALUE}")
    private int warmupMillis = 60_000;

    @Option(names = "--ratio-max", paramLabel = "RATIO", description = "still cheap; default: ${DEFAULT-VALUE}")
    private double ratioMax = 1.10;

    @Option(names = "--output", paramLabel = "FILE", description = "where the verdict goes as Markdown")
    private Path output = Path.of("limits-result.md");

    /**
     * Runs it.
     *
     * @return 1 if the limits cost more than allowed or an accepted record went missing, else 0
     * @throws IOException if a server does not start, accepts nothing or dies
     */
    @Override
    public Integer call() throws IOException, InterruptedException {
        if (pairs < 1) throw new IOException("--pairs: " + pairs + " (expected: one or more)");
        try (InertSink sink = InertSink.start(0);
                Rig rig = options.rig(sink);
                Contender free = options.start(rig, server);
                Contender limited = options.start(rig, server, ALL)) {
            Measurement measurement =
                    options.measurement(sink, Duration.ofMillis(warmupMillis), Duration.ofMillis(durationMillis));
            CostRatio ratio = compare(
                    measurement, Measurement.Course.of(free, workload), Measurement.Course.of(limited, workload));
            report(ratio);
            return ratio.passed(ratioMax) ? 0 : 1;
        }
    }

    private CostRatio compare(Measurement measurement, Measurement.Course free, Measurement.Course limited)
            throws IOException, InterruptedException {
        measurement.warmUp(free, measurement.warmup());
        measurement.warmUp(limited, measurement.warmup());
        List<CostRatio.Pair> costs = new ArrayList<>();
        for (int pair = 0; pair < pairs; pair++) {
            // Each is the first of its pair as often as the other, so that a steady drift favours neither.
            boolean freeFirst = pair % 2 == 0;
            CostRatio.Cost first = cost(measurement, freeFirst ? free : limited);
            CostRatio.Cost second = cost(measurement, freeFirst ? limited : free);
            CostRatio.Pair both = freeFirst ? new CostRatio.Pair(first, second) : new CostRatio.Pair(second, first);
            System.out.println(both);
            costs.add(both);
        }
        return new CostRatio(costs);
    }

    private static CostRatio.Cost cost(Measurement measurement, Measurement.Course course)
            throws IOException, InterruptedException {
        double before = course.contender().serverCpuSeconds();
        Stint stint = measurement.run(course, measurement.duration(), new Pace.AsFastAsAnswered());
        double seconds = course.contender().serverCpuSeconds() - before;
        return new CostRatio.Cost(
                seconds / stint.load().accepted() * 1e6,
                stint.load().acceptedPerSecond(),
                stint.drain().missing());
    }

    private void report(CostRatio ratio) throws IOException {
        System.out.println(ratio.verdict(ratioMax));
        Files.writeString(output, """
            %s, %s.
            %s, %s a request, %d connections, %d pairs of %.1f s each, %s.

            %s
            """.formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        Machine.describe(),
                        server.title(),
                        workload.title(),
                        options.connections(),
                        pairs,
                        durationMillis / 1e3,
                        options.pinning(),
                        ratio.verdict(ratioMax)));
    }

    /** Exit code 0: cheap enough and nothing missing; 1: not so, or the run broke off. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Limits())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, _) -> {
                    command.getErr().println(failure.getMessage());
                    return 1;
                });
    }
}
