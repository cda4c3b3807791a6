package io.postern.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gets access tokens the way a client's backend and its browser do together. */
final class AccessTokens {
    private static final Pattern ACCESS_TOKEN = Pattern.compile("\"accessToken\"\\s*:\\s*\"([^\"]+)\"");
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private AccessTokens() {}

    /** A client token as CloudWatch Postman defines it. */
    static String clientToken(String secret, String salt, Instant at) {
        String timestamp = Long.toString(at.toEpochMilli());
        byte[] hash = sha256(timestamp + salt + secret);
        String token = timestamp + "::" + salt + "::" + Base64.getEncoder().encodeToString(hash);
        return Base64.getEncoder().encodeToString(token.getBytes(UTF_8));
    }

    /**
     * Exchanges a fresh client token.
     *
     * @throws IOException if the server cannot be reached or says anything but 201
     */
    static String obtain(URI server, String clientSecret) throws IOException, InterruptedException {
        String body = "{\"clientToken\":\"" + clientToken(clientSecret, "bench", Instant.now()) + "\"}";
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/token"))
                .header("Content-Type", "application/json")
                .timeout(TIMEOUT)
                .POST(BodyPublishers.ofString(body))
                .build();
        try (HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(TIMEOUT)
                .build()) {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            Matcher token = ACCESS_TOKEN.matcher(answer.body());
            if (answer.statusCode() == 201 && token.find()) return token.group(1);
            throw new IOException("POST /token answered " + answer.statusCode() + ": " + answer.body());
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
