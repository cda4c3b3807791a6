package io.postern.sinks;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The way to one sink: posts a body, and answers in time whatever happens. */
final class SinkDoor implements AutoCloseable {

    private final SinkAddress address;
    private final SinkAnswers answers;
    private final Duration timeout;
    private final HttpClient http;

    /**
     * Opens nothing yet.
     *
     * @param timeout longest time of one request, to connect and to hear the answer
     */
    SinkDoor(SinkAddress address, Duration timeout, Clock clock) {
        this.address = address;
        this.answers = new SinkAnswers(address.key(), clock);
        this.timeout = timeout;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                // Never: the key would go wherever the answer points.
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
    }

    /** What the sink says to that body, within the time-out and what is left. */
    Heard post(String contentType, byte[] body, Duration left) {
        HttpRequest request = HttpRequest.newBuilder(address.uri())
                .header("content-type", contentType)
                .header("accept", "application/json")
                .header("user-agent", "postern")
                .header(address.header(), address.proof())
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        // The client's own time-out ends with the head of the answer; this one holds for all of it.
        CompletableFuture<HttpResponse<String>> answer =
                http.sendAsync(request, _ -> new FirstText(answers.bytesMax()));
        long patience = Math.max(1, Math.min(timeout.toNanos(), left.toNanos()));
        try {
            HttpResponse<String> response = answer.get(patience, TimeUnit.NANOSECONDS);
            return answers.read(response.statusCode(), response.headers(), response.body());
        } catch (ExecutionException failure) {
            return answers.failed(Objects.requireNonNullElse(failure.getCause(), failure));
        } catch (TimeoutException _) {
            answer.cancel(true);
            return Heard.later("no answer in time");
        } catch (InterruptedException _) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return Heard.later("the end of this process");
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
