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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks Postern's authorizer at a fixed rate, and times each decision from the moment when it was due. */
@Command(
        name = "authorizer",
        mixinStandardHelpOptions = true,
        description = "Times decisions of the authorizer over HTTP.")
public final class Decisions implements Callable<Integer> {

    private static final String OPERATOR_KEY = "bench-operator-key-0123456789abcdef0123456789abcdef";
    private static final String AUTHORIZER_KEY = "bench-authorizer-key-0123456789abcdef0123456789abcdef";
    private static final Duration UNTIL_KNOWN = Duration.ofSeconds(30);

    private static final String ENTITLEMENT = """
        {"routes":[{"methods":["GET","HEAD"],"path":"/pets/*"},{"path":"/orders/*"}],"context":{"plan":"gold"}}\
        """;

    private static final String EVENT = """
        {"version":"2.0","type":"REQUEST",\
        "routeArn":"arn:aws:execute-api:eu-central-1:123456789012:abcdef1234/prod/GET/pets/7",\
        "identitySource":["shop"],"headers":{"clientid":"shop","user-agent":"bench","accept":"*/*"},\
        "requestContext":{"accountId":"123456789012","http":{"method":"GET","path":"/pets/7"}}}\
        """;

    @Mixin
    private final RigOptions options = new RigOptions();

    @Option(names = "--rate", description = "decisions a second; default: ${DEFAULT-VALUE}")
    private int rate = 500;

    @Option(names = "--decisions", description = "default: ${DEFAULT-VALUE}")
    private int decisions = 10_000;

    @Option(names = "--warmup", paramLabel = "DECISIONS", description = "not measured; default: ${DEFAULT-VALUE}")
    private int warmup = 10_000;

    @Option(names = "--p99-max", paramLabel = "MILLIS", description = "still in time; default: ${DEFAULT-VALUE}")
    private int p99MaxMillis = 5;

    @Option(names = "--output", paramLabel = "FILE", description = "where the verdict goes as Markdown")
    private Path output = Path.of("authorizer-result.md");

    private final AtomicInteger failed = new AtomicInteger();
    private volatile String lastFailure = "";

    /**
     * Runs it.
     *
     * @return 1 if decisions came late or were none, else 0
     * @throws IOException if Postern does not start or does not come to know the client
     */
    @Override
    public Integer call() throws IOException, InterruptedException {
        Map<String, String> more = Map.of(
                "POSTERN_TELEMETRY_DESTINATION",
                "memory",
                "POSTERN_OPERATOR_KEY",
                OPERATOR_KEY,
                "POSTERN_METERING_AUTHORIZER_KEYS",
                AUTHORIZER_KEY);
        try (InertSink sink = InertSink.start(0);
                Rig rig = options.rig(sink);
                Contender contender = options.start(rig, Contender.Kind.MEMORY, more);
                HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            entitle(http, contender);
            ask(http, contender, warmup);
            return report(ask(http, contender, decisions));
        }
    }

    private static void entitle(HttpClient http, Contender contender) throws IOException, InterruptedException {
        HttpRequest put = HttpRequest.newBuilder(contender.uri("/api/v1/entitlements/shop"))
                .header("x-api-key", OPERATOR_KEY)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(ENTITLEMENT))
                .build();
        int status = http.send(put, BodyHandlers.discarding()).statusCode();
        if (status != 200) throw new IOException("the client was not entitled: " + status + " (expected: 200)");
        long deadline = System.nanoTime() + UNTIL_KNOWN.toNanos();
        while (!allowed(http.send(question(contender), BodyHandlers.ofString()))) {
            if (System.nanoTime() > deadline) throw new IOException("the authorizer did not come to know the client");
            LockSupport.parkNanos(100_000_000);
        }
    }

    /** Each in its moment, however late the answers to others are. */
    private Histogram ask(HttpClient http, Contender contender, int count) {
        Histogram nanos = new ConcurrentHistogram(3);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long start = System.nanoTime();
            for (int i = 0; i < count; i++) {
                long due = start + i * 1_000_000_000L / rate;
                while (due > System.nanoTime()) LockSupport.parkNanos(due - System.nanoTime());
                threads.execute(() -> ask(http, contender, due, nanos));
            }
        }
        return nanos;
    }

    private void ask(HttpClient http, Contender contender, long due, Histogram nanos) {
        try {
            HttpResponse<String> answer = http.send(question(contender), BodyHandlers.ofString());
            nanos.recordValue(System.nanoTime() - due);
            if (!allowed(answer)) failed(answer.statusCode() + " " + answer.body());
        } catch (IOException broken) {
            failed(broken.toString());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void failed(String why) {
        failed.incrementAndGet();
        lastFailure = why;
    }

    private static HttpRequest question(Contender contender) {
        return HttpRequest.newBuilder(contender.uri("/api/v1/authorizer"))
                .header("x-api-key", AUTHORIZER_KEY)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(EVENT))
                .build();
    }

    private static boolean allowed(HttpResponse<String> answer) {
        return answer.statusCode() == 200 && answer.body().contains("\"Allow\"");
    }

    private int report(Histogram nanos) throws IOException {
        double p99 = nanos.getValueAtPercentile(99) / 1e6;
        boolean passed = p99 < p99MaxMillis && failed.get() == 0;
        String verdict = String.format(
                Locale.ROOT,
                "%s: %,d decisions, %,d a second: p50 %.2f ms, p99 %.2f ms (%d allowed), at most %.1f ms; failed %,d",
                passed ? "passed" : "failed",
                nanos.getTotalCount(),
                rate,
                nanos.getValueAtPercentile(50) / 1e6,
                p99,
                p99MaxMillis,
                nanos.getValueAtPercentile(100) / 1e6,
                failed.get());
        System.out.println(verdict);
        if (!lastFailure.isEmpty()) System.out.println("last failure: " + lastFailure);
        Files.writeString(
                output,
                "%s, %s, %s.\n\n%s\n"
                        .formatted(LocalDate.now(ZoneOffset.UTC), Machine.describe(), options.pinning(), verdict));
        return passed ? 0 : 1;
    }

    /** Exit code 0: all were decided in time; 1: not so, or the run broke off. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Decisions()).setExecutionExceptionHandler((failure, command, _) -> {
            command.getErr().println(failure.getMessage());
            return 1;
        });
    }
}
