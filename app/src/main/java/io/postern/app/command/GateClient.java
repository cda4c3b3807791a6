package io.postern.app.command;

import io.postern.shared.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;

/** Calls to one Postern. What is not a yes is a {@link CommandFailure} that says why. */
final class GateClient implements AutoCloseable {

    private static final Duration CONNECT_MAX = Duration.ofSeconds(10);
    private static final Duration ANSWER_MAX = Duration.ofSeconds(60);

    private final String gate;
    private final HttpClient http = HttpClient.newBuilder()
            // The offer to switch to HTTP/2 makes some proxies stumble, and a handful of calls gains nothing by it.
            .version(HttpClient.Version.HTTP_1_1)
            // A key or token must not follow a redirection to somebody else.
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_MAX)
            .build();

    /** @param gate where it is, without a slash at the end */
    GateClient(String gate) {
        this.gate = gate;
    }

    /** The header by which an operator calls. */
    static Map<String, String> operator(Secret key) {
        return Map.of("x-api-key", key.reveal());
    }

    /** The header by which a client calls. */
    static Map<String, String> client(Secret accessToken) {
        return Map.of("Authorization", "Bearer " + accessToken.reveal());
    }

    HttpResponse<String> get(String path, Map<String, String> headers) {
        return send("GET", path, headers, "");
    }

    HttpResponse<String> put(String path, Map<String, String> headers, String json) {
        return send("PUT", path, headers, json);
    }

    HttpResponse<String> delete(String path, Map<String, String> headers) {
        return send("DELETE", path, headers, "");
    }

    /** @param json empty: no body */
    HttpResponse<String> post(String path, Map<String, String> headers, String json) {
        return send("POST", path, headers, json);
    }

    /** The object that an answer holds. */
    static Map<String, Object> object(HttpResponse<String> answer) {
        return Json.object(answer.body())
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.ANSWER_UNREADABLE,
                        answer.uri() + " does not answer as Postern does (status " + answer.statusCode() + ")"));
    }

    private HttpResponse<String> send(String method, String path, Map<String, String> headers, String json) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(gate + path))
                .timeout(ANSWER_MAX)
                .header("Accept", "application/json, application/problem+json")
                .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (!json.isEmpty()) request.header("Content-Type", "application/json");
        headers.forEach(request::header);
        HttpResponse<String> answer = answer(request.build());
        if (answer.statusCode() / 100 != 2) throw Refusal.of(answer);
        return answer;
    }

    private HttpResponse<String> answer(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (HttpTimeoutException _) {
            throw new CommandFailure(ExitCode.UNREACHABLE, "no answer from " + gate + " in time");
        } catch (IOException unreachable) {
            // The exception seldom has words of its own.
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "nobody answers at " + gate + " (" + unreachable.getClass().getSimpleName()
                            + "); is Postern running there? --url or POSTERN_URL says where it is");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCode.INTERNAL, "interrupted");
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
