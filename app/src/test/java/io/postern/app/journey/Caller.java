package io.postern.app.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.testkit.access.Jwt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A client and an operator of one gate, over HTTP and with nothing of Postern's own code. */
final class Caller implements AutoCloseable {

    static final String CLIENT_SECRET = "the client secret of the journeys";
    static final String ACCESS_SECRET = "the access secret of the journeys";
    static final String OPERATOR_KEY = "the operator key of the journeys";

    private static final Duration ANSWER_MAX = Duration.ofSeconds(30);
    private static final Pattern SECRET = Pattern.compile(".*\"secret\":\"([^\"]+)\".*");
    private static final Pattern ACCESS_TOKEN = Pattern.compile("\\{\"accessToken\":\"([^\"]+)\"}");

    private final URI gate;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Caller(URI gate) {
        this.gate = gate;
    }

    /** A new access token. */
    String accessToken() {
        return accessToken(clientToken());
    }

    /** One for this client token. */
    String accessToken(String clientToken) {
        HttpResponse<String> answer = post("/token", "{\"clientToken\":\"" + clientToken + "\"}");
        Matcher matcher = ACCESS_TOKEN.matcher(answer.body());
        if (answer.statusCode() != 201 || !matcher.matches())
            throw new AssertionError("no token: " + answer.statusCode() + " " + answer.body());
        return matcher.group(1);
    }

    /** A client token as the contract tells backends to make them. */
    static String clientToken() {
        String time = Long.toString(System.currentTimeMillis());
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest((time + "salt" + CLIENT_SECRET).getBytes(UTF_8));
            String token = time + "::salt::" + Base64.getEncoder().encodeToString(hash);
            return Base64.getEncoder().encodeToString(token.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A new access token of that client, which is registered anew with that destination. */
    String accessTokenOf(String client, String destination) {
        HttpResponse<String> answer =
                putAsOperator("/api/v1/clients/" + client, "{\"policy\":{\"destination\":\"" + destination + "\"}}");
        Matcher secret = SECRET.matcher(answer.body());
        if (!secret.matches()) throw new AssertionError("no client: " + answer.statusCode() + " " + answer.body());
        String claims = "{\"iss\":\"%s\",\"sub\":\"%s\",\"aud\":\"postern\",\"exp\":%d,\"jti\":\"%s\"}"
                .formatted(client, client, Instant.now().getEpochSecond() + 300, UUID.randomUUID());
        return accessToken(Jwt.hs256(claims, secret.group(1)));
    }

    HttpResponse<String> sendMetric(String token, String namespace, String name, double value) {
        return post("/metric", """
            {"accessToken":"%s","params":{"Namespace":"%s","MetricData":[{"MetricName":"%s","Value":%s}]}}\
            """.formatted(token, namespace, name, value));
    }

    HttpResponse<String> sendLogEvent(String token, String group, String stream, String message) {
        return post("/logEvents", """
            {"accessToken":"%s","logGroupName":"%s","logStreamName":"%s",\
            "logEvents":[{"message":"%s","timestamp":%d}]}\
            """.formatted(token, group, stream, message, System.currentTimeMillis()));
    }

    HttpResponse<String> post(String path, String json) {
        return send(HttpRequest.newBuilder(gate.resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(gate.resolve(path)));
    }

    /** As the sender that has the receipt. */
    HttpResponse<String> trace(String token, String receipt) {
        return send(HttpRequest.newBuilder(gate.resolve("/api/v1/receipts/" + receipt))
                .header("Authorization", "Bearer " + token));
    }

    /** As an operator. */
    HttpResponse<String> read(String path) {
        return send(HttpRequest.newBuilder(gate.resolve(path)).header("x-api-key", OPERATOR_KEY));
    }

    /** As an operator: what is answered line by line, as it comes. */
    Stream<String> lines(String path) {
        HttpRequest request = HttpRequest.newBuilder(gate.resolve(path))
                .header("x-api-key", OPERATOR_KEY)
                .timeout(ANSWER_MAX)
                .build();
        HttpResponse<Stream<String>> answer = send(request, BodyHandlers.ofLines());
        if (answer.statusCode() != 200) throw new AssertionError(path + ": " + answer.statusCode());
        return answer.body();
    }

    /** As an operator. */
    HttpResponse<String> postAsOperator(String path) {
        return send(HttpRequest.newBuilder(gate.resolve(path))
                .header("x-api-key", OPERATOR_KEY)
                .POST(BodyPublishers.noBody()));
    }

    /** As an operator. */
    HttpResponse<String> postAsOperator(String path, String json) {
        return send(HttpRequest.newBuilder(gate.resolve(path))
                .header("x-api-key", OPERATOR_KEY)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    /** As the operator with that key. */
    HttpResponse<String> getWithKey(String path, String key) {
        return send(HttpRequest.newBuilder(gate.resolve(path)).header("x-api-key", key));
    }

    /** As the holder of that key. */
    HttpResponse<String> postWithKey(String path, String key, String json) {
        return send(HttpRequest.newBuilder(gate.resolve(path))
                .header("x-api-key", key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    /** As the holder of an access token. */
    HttpResponse<String> getWithToken(String path, String token) {
        return send(HttpRequest.newBuilder(gate.resolve(path)).header("Authorization", "Bearer " + token));
    }

    /** As an operator. */
    HttpResponse<String> putAsOperator(String path, String json) {
        return send(HttpRequest.newBuilder(gate.resolve(path))
                .header("x-api-key", OPERATOR_KEY)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json)));
    }

    /** As an operator. */
    HttpResponse<String> delete(String path) {
        return send(HttpRequest.newBuilder(gate.resolve(path))
                .header("x-api-key", OPERATOR_KEY)
                .DELETE());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request.timeout(ANSWER_MAX).build(), BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
