package io.postern.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sends log events at a fixed rate to Postern with its memory queue and local store, and times them until a tail tells. */
@Command(
        name = "tail",
        mixinStandardHelpOptions = true,
        description = "Times log events from their sender through the queue to a live tail.")
public final class Tail implements Callable<Integer> {

    private static final String OPERATOR_KEY = "bench-operator-key-0123456789abcdef0123456789abcdef";
    private static final Duration LAST_ONES = Duration.ofSeconds(10);

    @Mixin
    private final RigOptions options = new RigOptions();

    @Option(names = "--rate", description = "events a second, one a request; default: ${DEFAULT-VALUE}")
    private int rate = 1_000;

    @Option(names = "--events", description = "default: ${DEFAULT-VALUE}")
    private int events = 10_000;

    @Option(names = "--warmup", paramLabel = "EVENTS", description = "not measured; default: ${DEFAULT-VALUE}")
    private int warmup = 10_000;

    @Option(names = "--p99-max", paramLabel = "MILLIS", description = "still in time; default: ${DEFAULT-VALUE}")
    private int p99MaxMillis = 500;

    @Option(names = "--output", paramLabel = "FILE", description = "where the verdict goes as Markdown")
    private Path output = Path.of("tail-result.md");

    private final AtomicInteger refused = new AtomicInteger();

    /**
     * Runs it.
     *
     * @return 1 if events came late, were missed or were not accepted, else 0
     * @throws IOException if Postern does not start or its tail does not open
     */
    @Override
    public Integer call() throws IOException, InterruptedException {
        Map<String, String> local =
                Map.of("POSTERN_TELEMETRY_DESTINATION", "memory", "POSTERN_OPERATOR_KEY", OPERATOR_KEY);
        try (InertSink sink = InertSink.start(0);
                Rig rig = options.rig(sink);
                Contender contender = options.start(rig, Contender.Kind.MEMORY, local);
                TailWatch watch = TailWatch.open(contender, OPERATOR_KEY)) {
            send(contender, warmup);
            watch.awaits(warmup, LAST_ONES);
            watch.forget();
            send(contender, events);
            watch.awaits(events, LAST_ONES);
            return report(watch);
        }
    }

    /** Each in its moment, however late the answers to others are; it tells the moment when it was due. */
    private void send(Contender contender, int count) {
        try (HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long start = System.nanoTime();
            for (int i = 0; i < count; i++) {
                long due = start + i * 1_000_000_000L / rate;
                while (due > System.nanoTime()) LockSupport.parkNanos(due - System.nanoTime());
                threads.execute(() -> send(http, contender, due));
            }
        }
    }

    private void send(HttpClient http, Contender contender, long due) {
        String body = """
            {"accessToken":"%s","logGroupName":"bench","logStreamName":"tail",\
            "logEvents":[{"message":"%d","timestamp":%d}]}\
            """.formatted(contender.accessToken(), due, System.currentTimeMillis());
        HttpRequest request = HttpRequest.newBuilder(contender.uri("/logEvents"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            if (http.send(request, BodyHandlers.discarding()).statusCode() != 201) refused.incrementAndGet();
        } catch (IOException _) {
            refused.incrementAndGet();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private int report(TailWatch watch) throws IOException {
        long missing = events - watch.told();
        boolean passed = watch.millisAt(99) < p99MaxMillis && missing == 0 && refused.get() == 0;
        String verdict = String.format(
                Locale.ROOT,
                "%s: %,d events, %,d a second: p50 %.1f ms, p99 %.1f ms (%d allowed), at most %.1f ms; not told %,d,"
                        + " not accepted %,d",
                passed ? "passed" : "failed",
                watch.told(),
                rate,
                watch.millisAt(50),
                watch.millisAt(99),
                p99MaxMillis,
                watch.millisAt(100),
                missing,
                refused.get());
        System.out.println(verdict);
        Files.writeString(
                output,
                "%s, %s, %s.\n\n%s\n"
                        .formatted(LocalDate.now(ZoneOffset.UTC), Machine.describe(), options.pinning(), verdict));
        return passed ? 0 : 1;
    }

    /** Exit code 0: all were told in time; 1: not so, or the run broke off. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Tail()).setExecutionExceptionHandler((failure, command, _) -> {
            command.getErr().println(failure.getMessage());
            return 1;
        });
    }
}
