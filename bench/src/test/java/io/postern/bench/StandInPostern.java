package io.postern.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the benchmark sees of Postern, in one page: a token, log events passed on one call each and told to tails, some of
 * them lost unless it is told to keep trying, and an allowlist that counts.
 */
final class StandInPostern {
    private static final HttpClient AWS = HttpClient.newHttpClient();
    private static final AtomicInteger TAKEN = new AtomicInteger();
    private static final AtomicInteger ENTRIES = new AtomicInteger();
    private static final List<OutputStream> TAILS = new CopyOnWriteArrayList<>();

    private StandInPostern() {}

    public static void main(String[] args) throws IOException {
        int port = Integer.parseInt(System.getenv("PORT"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 64);
        server.createContext("/token", exchange -> created(exchange, "{\"accessToken\": \"t0k\"}"));
        server.createContext("/logEvents", StandInPostern::passOn);
        server.createContext("/api/v1/logs/tail", StandInPostern::open);
        server.createContext("/api/v1/cleanup/entries", StandInPostern::keep);
        server.createContext("/allowlist", StandInPostern::list);
        server.createContext("/api/v1/entitlements/shop", exchange -> answered(exchange, ""));
        server.createContext("/api/v1/metering/access-logs", StandInPostern::count);
        server.createContext("/api/v1/authorizer", exchange -> answered(exchange, "{\"Effect\":\"Allow\"}"));
        server.start();
    }

    private static void keep(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        ENTRIES.addAndGet(body.split("resourceId", -1).length - 1);
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private static void list(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody()
                .write("{\"resource_id\":\"x\"}".repeat(ENTRIES.get()).getBytes(UTF_8));
        exchange.close();
    }

    private static void passOn(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (!new String(body, UTF_8).contains("\"t0k\"")) throw new IOException("not the token that was given out");
        boolean lose = Boolean.parseBoolean(System.getenv("LOSE_THE_FIRST")) && TAKEN.getAndIncrement() == 0;
        if (!lose) send(body);
        created(exchange, "");
        if (!lose) tell(body);
    }

    private static void count(HttpExchange exchange) throws IOException {
        long lines = new String(exchange.getRequestBody().readAllBytes(), UTF_8)
                .lines()
                .count();
        boolean lose = Boolean.parseBoolean(System.getenv("LOSE_THE_FIRST"));
        answered(exchange, "{\"recorded\":" + (lose ? lines - 1 : lines) + ",\"duplicates\":0}");
    }

    private static void open(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        OutputStream tail = exchange.getResponseBody();
        tail.write(": here\n\n".getBytes(UTF_8));
        tail.flush(); // the head of the answer goes with it
        TAILS.add(tail);
    }

    private static void tell(byte[] body) throws IOException {
        for (OutputStream tail : TAILS) {
            tail.write(("event: log\ndata: " + new String(body, UTF_8) + "\n\n").getBytes(UTF_8));
            tail.flush();
        }
    }

    /** Once, or until it is taken. */
    private static void send(byte[] body) {
        boolean keepTrying = Boolean.parseBoolean(System.getenv("KEEP_TRYING"));
        HttpRequest put = HttpRequest.newBuilder(URI.create(System.getenv("AWS_ENDPOINT_URL")))
                .header("X-Amz-Target", "Logs_20140328.PutLogEvents")
                // Who sends once waits long, so that a busy machine loses nothing.
                .timeout(keepTrying ? Duration.ofMillis(100) : Duration.ofSeconds(2))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        while (!taken(put)) if (!keepTrying) return;
    }

    private static boolean taken(HttpRequest put) {
        try {
            return AWS.send(put, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void created(HttpExchange exchange, String body) throws IOException {
        answered(exchange, 201, body);
    }

    private static void answered(HttpExchange exchange, String body) throws IOException {
        answered(exchange, 200, body);
    }

    private static void answered(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
