package io.postern.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/** The way to one address of a Postern. */
final class Postern {

    /** Answers are a few lines, and a policy has at most some kilobytes. */
    private static final long ANSWER_BYTES_MAX = 1 << 20;

    private final URI address;
    private final String key;
    private final Duration deadline;
    private final HttpClient http;

    /** What it answered. */
    record Answer(int status, String body) {}

    /** Opens no connection yet, but loads what one needs. */
    Postern(URI address, String key, Duration deadline) {
        this.address = address;
        this.key = key;
        this.deadline = deadline;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(deadline)
                .sslContext(trust())
                .build();
    }

    /**
     * What it says to that body.
     *
     * @throws IOException when it says nothing in time
     */
    Answer post(byte[] body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("content-type", "application/json")
                .header("x-api-key", key)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), ANSWER_BYTES_MAX));
        try {
            HttpResponse<byte[]> response = answer.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
            return new Answer(response.statusCode(), new String(response.body(), UTF_8));
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw new IOException("no answer within " + deadline, late);
        } catch (ExecutionException failure) {
            throw new IOException("no answer: " + failure.getCause(), failure.getCause());
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            throw new IOException("the end of the function", end);
        }
    }

    /** Loaded before a snapshot is taken, and not at the first call. */
    private static SSLContext trust() {
        try {
            return SSLContext.getDefault();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("TLS: missing (expected: in every JDK)", impossible);
        }
    }
}
