package io.postern.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.runtime.server.EmbeddedServer;
import io.postern.access.model.AccessToken;
import io.postern.access.model.ClientId;
import io.postern.access.model.Policy;
import io.postern.access.model.Purpose;
import io.postern.access.model.TokenId;
import io.postern.access.port.TokenSigner;
import io.postern.testkit.MovableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** A running server with its clients. */
public final class Gate implements AutoCloseable {

    public static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    public static final String CLIENT_SECRET = "client-secret";
    public static final String ACCESS_TOKEN_SECRET = "access-secret";
    public static final String OPERATOR_KEY = "operator-key-of-tests";

    private final ApplicationContext context;
    private final EmbeddedServer server;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Gate(Map<String, Object> settings) {
        this.server = ApplicationContext.builder()
                .deduceEnvironment(false)
                .properties(settings)
                .properties(Map.of("micronaut.server.port", -1, "micronaut.server.host", "127.0.0.1"))
                .run(EmbeddedServer.class);
        this.context = server.getApplicationContext();
    }

    public static Gate open() {
        return new Gate(Map.of());
    }

    public static Gate openWith(Map<String, Object> settings) {
        return new Gate(settings);
    }

    public int port() {
        return server.getPort();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> T bean(Class<T> type, String name) {
        return context.getBean(type, Qualifiers.byName(name));
    }

    public MovableClock clock() {
        return bean(MovableClock.class);
    }

    public BreakableQueue queue() {
        return bean(BreakableQueue.class);
    }

    /** What a counter says; zero when nothing was ever counted under these tags. */
    public double counted(String name, String... tags) {
        var counter = bean(MeterRegistry.class).find(name).tags(tags).counter();
        return counter == null ? 0 : counter.count();
    }

    /** What a gauge says. */
    public double gauge(String name) {
        return bean(MeterRegistry.class).get(name).gauge().value();
    }

    /** A request that the test completes. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .timeout(Duration.ofSeconds(20));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    public CompletableFuture<HttpResponse<String>> sendAsync(HttpRequest.Builder request) {
        return http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    public HttpResponse<String> get(String path) {
        return send(request(path));
    }

    public HttpResponse<String> operatorGets(String path) {
        return send(request(path).header("x-api-key", OPERATOR_KEY));
    }

    public HttpResponse<String> operatorPosts(String path) {
        return send(request(path).header("x-api-key", OPERATOR_KEY).POST(HttpRequest.BodyPublishers.noBody()));
    }

    public HttpResponse<String> operatorPosts(String path, String contentType, String body) {
        return send(request(path)
                .header("x-api-key", OPERATOR_KEY)
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> operatorDeletes(String path) {
        return send(request(path).header("x-api-key", OPERATOR_KEY).DELETE());
    }

    public HttpResponse<String> post(String path, String contentType, String body) {
        return post(path, contentType, body.getBytes(UTF_8));
    }

    public HttpResponse<String> post(String path, String contentType, byte[] body) {
        return send(
                request(path).header("Content-Type", contentType).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    public HttpResponse<String> postJson(String path, String json) {
        return post(path, "application/json", json);
    }

    /** A client token as a client's backend makes it. */
    public String clientToken() {
        return clientToken(Long.toString(clock().millis()), "a1b2c3", CLIENT_SECRET);
    }

    public static String clientToken(String timestamp, String salt, String secret) {
        byte[] hash = sha256(timestamp + salt + secret);
        String text = timestamp + "::" + salt + "::" + Base64.getEncoder().encodeToString(hash);
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    /** An access token that is valid for an hour, as the server itself signs it. */
    public String accessToken() {
        return accessToken(clock().instant(), Purpose.TELEMETRY);
    }

    /** One that carries the policy. */
    public String accessToken(Policy policy) {
        return accessToken(clock().instant(), Purpose.TELEMETRY, policy);
    }

    public String accessToken(Instant issuedAt, Purpose purpose) {
        return accessToken(issuedAt, purpose, Policy.UNRESTRICTED);
    }

    private String accessToken(Instant issuedAt, Purpose purpose, Policy policy) {
        return bean(TokenSigner.class)
                .sign(new AccessToken(
                        new TokenId(UUID.randomUUID().toString()),
                        ClientId.DEFAULT,
                        purpose,
                        issuedAt,
                        issuedAt.plus(Duration.ofHours(1)),
                        policy));
    }

    /** A body for {@code POST /metric} with a good token. */
    public String metric(String params) {
        return "{\"accessToken\":\"" + accessToken() + "\",\"params\":" + params + "}";
    }

    /** A body for {@code POST /logEvents} with a good token. */
    public String logs(String events) {
        return "{\"accessToken\":\"" + accessToken()
                + "\",\"logGroupName\":\"group\",\"logStreamName\":\"stream\",\"logEvents\":" + events + "}";
    }

    @Override
    public void close() {
        http.close();
        server.close();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
