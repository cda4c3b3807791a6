package io.postern.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Fills the allowlist of Postern on Redis, and times how long it takes to be told whole. */
@Command(
        name = "allowlist",
        mixinStandardHelpOptions = true,
        description = "Times GET /allowlist of many entries from Redis, to the first byte and to the last.")
public final class AllowlistReading implements Callable<Integer> {

    private static final String OPERATOR_KEY = "bench-operator-key-0123456789abcdef0123456789abcdef";
    private static final String API_KEY = "x-api-key";
    private static final int MANY = 100;
    private static final byte[] ENTRY = "\"resource_id\"".getBytes(US_ASCII);

    @Mixin
    private final RigOptions options = new RigOptions();

    @Option(names = "--entries", description = "default: ${DEFAULT-VALUE}")
    private int entries = 50_000;

    @Option(names = "--readings", description = "one after the other; default: ${DEFAULT-VALUE}")
    private int readings = 100;

    @Option(names = "--warmup", paramLabel = "READINGS", description = "not measured; default: ${DEFAULT-VALUE}")
    private int warmup = 50;

    @Option(names = "--first-max", paramLabel = "MILLIS", description = "still in time; default: ${DEFAULT-VALUE}")
    private int firstMaxMillis = 100;

    @Option(names = "--whole-max", paramLabel = "MILLIS", description = "still in time; default: ${DEFAULT-VALUE}")
    private int wholeMaxMillis = 300;

    @Option(names = "--output", paramLabel = "FILE", description = "where the verdict goes as Markdown")
    private Path output = Path.of("allowlist-result.md");

    private final Histogram first = new Histogram(3);
    private final Histogram whole = new Histogram(3);
    private final byte[] buffer = new byte[64 << 10];

    /**
     * Runs it.
     *
     * @return 1 if an answer came late, else 0
     * @throws IOException if Postern does not start, or does not keep or tell every entry
     */
    @Override
    public Integer call() throws IOException, InterruptedException {
        try (InertSink sink = InertSink.start(0);
                Rig rig = options.rig(sink);
                Contender contender =
                        options.start(rig, Contender.Kind.REDIS, Map.of("POSTERN_OPERATOR_KEY", OPERATOR_KEY));
                HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            for (int from = 0; from < entries; from += MANY) fill(http, contender, from);
            for (int i = 0; i < warmup; i++) read(http, contender);
            first.reset();
            whole.reset();
            long bytes = 0;
            for (int i = 0; i < readings; i++) bytes = read(http, contender);
            return report(bytes);
        }
    }

    private void fill(HttpClient http, Contender contender, int from) throws IOException, InterruptedException {
        StringBuilder body = new StringBuilder("{\"entries\":[");
        for (int i = from; i < Math.min(from + MANY, entries); i++)
            body.append(i == from ? "" : ",")
                    .append("{\"resourceId\":\"s3:bucket:team-")
                    .append(i % MANY)
                    .append("-logs-eu-central-1-")
                    .append(i)
                    .append("\",\"owner\":\"web@example.org\",\"comment\":\"needed for the audit of this year\"}");
        HttpRequest request = HttpRequest.newBuilder(contender.uri("/api/v1/cleanup/entries"))
                .header(API_KEY, OPERATOR_KEY)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.append("]}").toString()))
                .build();
        int status = http.send(request, BodyHandlers.discarding()).statusCode();
        if (status != 200) throw new IOException("entries were answered with " + status);
    }

    /** Times one answer, and counts what it tells. */
    private long read(HttpClient http, Contender contender) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(contender.uri("/allowlist"))
                .header(API_KEY, OPERATOR_KEY)
                .build();
        long start = System.nanoTime();
        HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
        long bytes = 0;
        EntryCounter told = new EntryCounter(ENTRY);
        try (InputStream body = answer.body()) {
            for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
                if (bytes == 0) first.recordValue(System.nanoTime() - start);
                bytes += count;
                told.add(buffer, count);
            }
        }
        whole.recordValue(System.nanoTime() - start);
        if (answer.statusCode() != 200 || told.count() != entries)
            throw new IOException("the allowlist answered " + answer.statusCode() + " with " + told.count()
                    + " entries (expected: 200 with " + entries + ")");
        return bytes;
    }

    private int report(long bytes) throws IOException {
        boolean passed = millis(first, 99) < firstMaxMillis && millis(whole, 99) < wholeMaxMillis;
        String verdict = String.format(
                Locale.ROOT,
                "%s: %,d entries, %.1f MB, read %,d times: first byte p50 %.1f ms, p99 %.1f ms (%d allowed); last byte"
                        + " p50 %.1f ms, p99 %.1f ms (%d allowed)",
                passed ? "passed" : "failed",
                entries,
                bytes / 1e6,
                readings,
                millis(first, 50),
                millis(first, 99),
                firstMaxMillis,
                millis(whole, 50),
                millis(whole, 99),
                wholeMaxMillis);
        System.out.println(verdict);
        Files.writeString(
                output,
                "%s, %s, %s.\n\n%s\n"
                        .formatted(LocalDate.now(ZoneOffset.UTC), Machine.describe(), options.pinning(), verdict));
        return passed ? 0 : 1;
    }

    private static double millis(Histogram nanos, double percentile) {
        return nanos.getValueAtPercentile(percentile) / 1e6;
    }

    /** Exit code 0: all came in time; 1: not so, or the run broke off. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new AllowlistReading()).setExecutionExceptionHandler((failure, command, _) -> {
            command.getErr().println(failure.getMessage());
            return 1;
        });
    }
}
