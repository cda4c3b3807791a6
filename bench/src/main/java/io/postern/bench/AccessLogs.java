package io.postern.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
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
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sends an access log in batches, as fast as they are counted, and says how many calls that are. */
@Command(
        name = "access-logs",
        mixinStandardHelpOptions = true,
        description = "Counts calls of an access log, from JSON lines over HTTP into the usage ledger.")
public final class AccessLogs implements Callable<Integer> {

    private static final String OPERATOR_KEY = "bench-operator-key-0123456789abcdef0123456789abcdef";

    @Mixin
    private final RigOptions options = new RigOptions();

    @Option(names = "--server", description = "one of ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
    private Contender.Kind server = Contender.Kind.REDIS;

    @Option(names = "--lines", description = "of a batch; default: ${DEFAULT-VALUE}")
    private int lines = 1_000;

    @Option(names = "--senders", description = "batches under way at once; default: ${DEFAULT-VALUE}")
    private int senders = 8;

    @Option(names = "--batches", description = "default: ${DEFAULT-VALUE}")
    private int batches = 1_000;

    @Option(names = "--warmup", paramLabel = "BATCHES", description = "not measured; default: ${DEFAULT-VALUE}")
    private int warmup = 1_000;

    @Option(names = "--rate-min", paramLabel = "CALLS", description = "a second; default: ${DEFAULT-VALUE}")
    private int rateMin = 100_000;

    @Option(names = "--output", paramLabel = "FILE", description = "where the verdict goes as Markdown")
    private Path output = Path.of("access-logs-result.md");

    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong counted = new AtomicLong();

    /**
     * Runs it.
     *
     * @return 1 if calls came slower than wanted or not all of them counted, else 0
     * @throws IOException if Postern does not start or does not take a batch
     */
    @Override
    public Integer call() throws IOException, InterruptedException {
        try (InertSink sink = InertSink.start(0);
                Rig rig = options.rig(sink);
                Contender contender = options.start(rig, server, Map.of("POSTERN_OPERATOR_KEY", OPERATOR_KEY))) {
            send(contender, warmup);
            counted.set(0);
            double serverBefore = contender.serverCpuSeconds();
            double redisBefore = contender.redisCpuSeconds();
            double ownBefore = ownCpuSeconds();
            long start = System.nanoTime();
            send(contender, batches);
            double seconds = (System.nanoTime() - start) / 1e9;
            return report(
                    seconds,
                    contender.serverCpuSeconds() - serverBefore,
                    contender.redisCpuSeconds() - redisBefore,
                    ownCpuSeconds() - ownBefore);
        }
    }

    private void send(Contender contender, int count) throws IOException {
        AtomicLong left = new AtomicLong(count);
        AtomicLong refused = new AtomicLong();
        try (HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int sender = 0; sender < senders; sender++)
                threads.execute(() -> {
                    AccessLogBatch batch = new AccessLogBatch(lines, System.currentTimeMillis());
                    while (refused.get() == 0 && left.getAndDecrement() > 0)
                        if (!send(http, contender, batch)) refused.incrementAndGet();
                });
        }
        if (refused.get() > 0)
            throw new IOException(
                    "a batch was not taken; last words:\n" + contender.server().lastWords());
    }

    private boolean send(HttpClient http, Contender contender, AccessLogBatch batch) {
        byte[] body = batch.of(sent.getAndAdd(lines));
        HttpRequest request = HttpRequest.newBuilder(contender.uri("/api/v1/metering/access-logs"))
                .header("x-api-key", OPERATOR_KEY)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            boolean whole = answer.body().startsWith("{\"recorded\":" + lines + ",");
            if (whole) counted.addAndGet(lines);
            else System.err.println(answer.statusCode() + " " + answer.body());
            return whole;
        } catch (IOException broken) {
            System.err.println(broken);
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static double ownCpuSeconds() {
        return ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .toMillis()
                / 1e3;
    }

    private int report(double seconds, double serverSeconds, double redisSeconds, double ownSeconds)
            throws IOException {
        double rate = counted.get() / seconds;
        boolean passed = rate >= rateMin && counted.get() == (long) batches * lines;
        String verdict = String.format(
                Locale.ROOT,
                "%s: %,d calls in batches of %,d: %,.0f a second (%,d wanted), %.2f + %.2f + %.2f µs of CPU a call"
                        + " (the server, Redis, the senders beside Redis)",
                passed ? "passed" : "failed",
                counted.get(),
                lines,
                rate,
                rateMin,
                serverSeconds / counted.get() * 1e6,
                redisSeconds / counted.get() * 1e6,
                ownSeconds / counted.get() * 1e6);
        System.out.println(verdict);
        Files.writeString(
                output,
                "%s, %s, %s, %s.\n\n%s\n"
                        .formatted(
                                LocalDate.now(ZoneOffset.UTC),
                                Machine.describe(),
                                server.title(),
                                options.pinning(),
                                verdict));
        return passed ? 0 : 1;
    }

    /** Exit code 0: fast enough and all counted; 1: not so, or the run broke off. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new AccessLogs())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, _) -> {
                    command.getErr().println(failure.getMessage());
                    return 1;
                });
    }
}
