package io.postern.aws;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers every call alike, in the words of AWS JSON 1.1, and keeps the headers that it got. */
final class CannedAws implements AutoCloseable {

    private final HttpServer server;
    private final List<Headers> calls = new CopyOnWriteArrayList<>();
    private final int status;
    private final String body;

    private CannedAws(HttpServer server, int status, String body) {
        this.server = server;
        this.status = status;
        this.body = body;
    }

    /** Answers that status and error; quotes in the message are the caller's to avoid. */
    static CannedAws failing(int status, String code, String message) {
        return answering(status, "{\"__type\":\"" + code + "\",\"message\":\"" + message + "\"}");
    }

    static CannedAws answering(int status, String body) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            CannedAws aws = new CannedAws(server, status, body);
            server.createContext("/", aws::handle);
            server.start();
            return aws;
        } catch (IOException e) {
            throw new UncheckedIOException("no port on the loopback address", e);
        }
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<Headers> calls() {
        return List.copyOf(calls);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            calls.add(exchange.getRequestHeaders());
            byte[] answer = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
            exchange.getResponseHeaders().add("x-amzn-RequestId", "request-1");
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }
}
