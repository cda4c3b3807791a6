package io.postern.app.pages;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Stands outside: takes whatever is posted to a path, and gives the last of it back to who gets that path. */
final class SinkRecorder implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, byte[]> last = new ConcurrentHashMap<>();

    private SinkRecorder(HttpServer server) {
        this.server = server;
        server.createContext("/", this::answer);
    }

    static SinkRecorder start() throws IOException {
        SinkRecorder recorder =
                new SinkRecorder(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        recorder.server.start();
        return recorder;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            boolean posted = exchange.getRequestMethod().equals("POST");
            if (posted) last.put(path, exchange.getRequestBody().readAllBytes());
            byte[] body = posted ? new byte[0] : last.getOrDefault(path, new byte[0]);
            exchange.sendResponseHeaders(
                    posted || last.containsKey(path) ? 200 : 404, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
