package io.postern.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.HdrHistogram.ConcurrentHistogram;

/** Reads a live tail, and how long each event was on its way since the moment that it tells. */
final class TailWatch implements AutoCloseable {

    private static final Pattern DUE = Pattern.compile("\"message\":\"(-?[0-9]+)\"");

    private final HttpClient http;
    private final ConcurrentHistogram nanos = new ConcurrentHistogram(3);

    private TailWatch(HttpClient http) {
        this.http = http;
    }

    static TailWatch open(Contender contender, String operatorKey) throws IOException, InterruptedException {
        TailWatch watch = new TailWatch(
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
        HttpRequest request = HttpRequest.newBuilder(contender.uri("/api/v1/logs/tail?logGroupName=bench"))
                .header("x-api-key", operatorKey)
                .build();
        HttpResponse<Stream<String>> answer = watch.http.send(request, BodyHandlers.ofLines());
        if (answer.statusCode() != 200) throw new IOException("the tail answered " + answer.statusCode());
        Thread.ofVirtual().name("tail").start(() -> watch.read(answer.body()));
        return watch;
    }

    private void read(Stream<String> lines) {
        try (lines) {
            lines.forEach(this::hear);
        } catch (UncheckedIOException _) {
            // So it ends when it is closed; should it end sooner, what was not told is missing.
        }
    }

    private void hear(String line) {
        Matcher due = DUE.matcher(line);
        if (due.find()) nanos.recordValue(Math.max(0, System.nanoTime() - Long.parseLong(due.group(1))));
    }

    /** Waits until so many events were told, and for no longer than that. */
    void awaits(long events, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        while (told() < events && System.nanoTime() < end) LockSupport.parkNanos(10_000_000);
    }

    void forget() {
        nanos.reset();
    }

    long told() {
        return nanos.getTotalCount();
    }

    double millisAt(double percentile) {
        return nanos.getValueAtPercentile(percentile) / 1e6;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
