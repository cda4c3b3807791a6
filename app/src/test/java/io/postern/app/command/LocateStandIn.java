package io.postern.app.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.jwk.JWK;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that answers monitoring as a locate server does, of one version or the other. */
final class LocateStandIn implements AutoCloseable {

    /** How the versions write the audience of the tokens that they give; the newer one looks at none for unknown services. */
    enum Version {
        ARRAY,
        STRING
    }

    private static final String PATH = "/v2/platform/monitoring/";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final JWK monitoringKey;
    private final Version version;
    private final CountDownLatch answers = new CountDownLatch(1);
    private final List<String> queries = new CopyOnWriteArrayList<>();
    private volatile boolean hanging;

    LocateStandIn(JWK monitoringKey, Version version) {
        this.monitoringKey = monitoringKey;
        this.version = version;
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext(PATH, this::handle);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + PATH;
    }

    /** What it was asked, without tokens. */
    List<String> queries() {
        return List.copyOf(queries);
    }

    /** From now on it takes calls and does not answer. */
    void hang() {
        hanging = true;
    }

    private void handle(HttpExchange exchange) throws IOException {
        if (hanging) await();
        String query = String.valueOf(exchange.getRequestURI().getRawQuery());
        String token = query.replaceFirst(".*access_token=", "");
        queries.add(query.replace(token, "…"));
        String service = exchange.getRequestURI().getPath().substring(PATH.length());
        try (exchange) {
            answer(exchange, service, token);
        }
    }

    private void answer(HttpExchange exchange, String service, String token) throws IOException {
        boolean known = service.equals("ndt/ndt5");
        if (!known && version == Version.STRING) {
            answer(exchange, 400, """
                {"error":{"type":"claim","title":"Must provide access_token","status":400},"access_token":""}\
                """);
            return;
        }
        String machine;
        try {
            machine = Json.member(VerifiedToken.of(token, monitoringKey).claims(), "sub");
        } catch (IllegalArgumentException _) {
            answer(exchange, 401, ""); // the older version has no more to say
            return;
        }
        if (known) answer(exchange, 200, result(machine));
        else answer(exchange, 400, """
            {"error":{"type":"config","title":"Unknown service: %s","status":400}}\
            """.formatted(service));
    }

    private String result(String machine) {
        String audience = version == Version.ARRAY ? "[\"" + machine + "\"]" : "\"" + machine + "\"";
        String claims = "{\"sub\":\"monitoring\",\"aud\":" + audience + "}";
        String token = "e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(UTF_8)) + ".sig";
        Map<String, Object> target = Map.of(
                "machine",
                machine,
                "urls",
                Map.of(
                        "wss://:3010/ndt_protocol",
                        "wss://ndt-" + machine + ":3010/ndt_protocol?access_token=" + token,
                        "ws://:3001/ndt_protocol",
                        "ws://ndt-" + machine + ":3001/ndt_protocol?access_token=" + token));
        return Json.text(Map.of("access_token", token, "target", target, "results", List.of(target)));
    }

    private void await() {
        try {
            answers.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        answers.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
