package io.postern.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Pattern;

/** A server's heap as its page of Prometheus meters shows it. */
final class HeapPage implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final Pattern HEAP_POOL =
            Pattern.compile("^jvm_memory_used_bytes\\{.*area=\"heap\".*} (\\S+)$", Pattern.MULTILINE);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final HttpRequest request;

    HeapPage(URI page) {
        this.request = HttpRequest.newBuilder(page).timeout(TIMEOUT).build();
    }

    /** Zero when the page does not tell, or does not come in time: a load is no place to wait for it. */
    long usedBytes() {
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            return usedBytes(answer.body());
        } catch (IOException _) {
            return 0;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** The sum over all pools. */
    static long usedBytes(String page) {
        return HEAP_POOL
                .matcher(page)
                .results()
                .mapToLong(pool -> (long) Double.parseDouble(pool.group(1)))
                .sum();
    }

    @Override
    public void close() {
        http.close();
    }
}
