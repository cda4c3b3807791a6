package io.postern.testkit.metering;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.postern.testkit.LoopbackPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands for a sink of meter events, on loopback: takes what its rules allow, remembers it, and misbehaves when told to.
 * An event whose {@code url} is {@link #POISON} it refuses with 400.
 */
public final class SinkStandIn implements AutoCloseable {

    /** The url of an event that no sink takes. */
    public static final String POISON = "/poison";

    /** How the sink can misbehave. */
    public sealed interface Fault {}

    /** Answers this, and stores nothing. */
    public record Answers(int status, Map<String, String> headers, String body) implements Fault {

        public Answers(int status) {
            this(status, Map.of(), "no");
        }
    }

    /** Says nothing until it is closed. */
    public record Hangs() implements Fault {}

    /** Says half of its answer, and nothing more until it is closed. */
    public record HangsMidway() implements Fault {}

    /** Stores what was sent, and cuts the connection. */
    public record Cuts() implements Fault {}

    private record Well() implements Fault {}

    private final SinkRules rules;
    private final int port = LoopbackPort.free();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<JsonNode> taken = new CopyOnWriteArrayList<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger atOnceMost = new AtomicInteger();
    private volatile Fault fault = new Well();
    private HttpServer server;

    /** One that listens, and takes what those rules take. */
    public SinkStandIn(SinkRules rules) {
        this.rules = rules;
        this.server = listen();
    }

    /** Where it is told. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port + rules.path());
    }

    /** From now on. */
    public void misbehave(Fault how) {
        fault = how;
    }

    /** From now on all is well. */
    public void behave() {
        fault = new Well();
    }

    /** The events that it has, in the order in which they came. */
    public List<JsonNode> taken() {
        return List.copyOf(taken);
    }

    /** How many requests came. */
    public int requests() {
        return requests.get();
    }

    /** The most requests that were there at once. */
    public int atOnceMost() {
        return atOnceMost.get();
    }

    /** Cuts every connection and listens no more, until {@link #comeBack}; what was taken stays. */
    public void vanish() {
        server.stop(0);
    }

    /** Listens again where it did before it vanished. */
    public void comeBack() {
        server = listen();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private HttpServer listen() {
        try {
            HttpServer listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            listening.setExecutor(threads);
            listening.createContext("/", this::handle);
            listening.start();
            return listening;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        atOnceMost.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        // Closing an exchange that was not answered cuts its connection.
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            switch (fault) {
                case Well _ -> answer(exchange, body);
                case Answers how -> send(exchange, how);
                case Hangs _ -> closing.await();
                case HangsMidway _ -> {
                    exchange.sendResponseHeaders(503, 100);
                    exchange.getResponseBody().write("half".getBytes(UTF_8));
                    exchange.getResponseBody().flush();
                    closing.await();
                }
                case Cuts _ -> judge(exchange, body);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            atOnce.decrementAndGet();
        }
    }

    private void answer(HttpExchange exchange, byte[] body) throws IOException {
        send(exchange, judge(exchange, body));
    }

    private Answers judge(HttpExchange exchange, byte[] body) {
        Headers headers = exchange.getRequestHeaders();
        if (!exchange.getRequestURI().getPath().equals(rules.path())) return new Answers(404);
        if (!exchange.getRequestMethod().equals("POST")) return new Answers(405);
        try {
            List<JsonNode> events = rules.read(headers, body);
            taken.addAll(events);
            return new Answers(rules.success(), Map.of(), "");
        } catch (SinkRules.Broken broken) {
            return new Answers(broken.status(), Map.of(), String.valueOf(broken.getMessage()));
        }
    }

    private static void send(HttpExchange exchange, Answers answer) throws IOException {
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        byte[] body = answer.body().getBytes(UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) exchange.getResponseBody().write(body);
    }
}
