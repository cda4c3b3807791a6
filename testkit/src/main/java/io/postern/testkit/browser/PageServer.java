package io.postern.testkit.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A web server on loopback that serves pages, each instance an origin of its own.
 *
 * <p>It knows nothing of CORS: its answers never carry an {@code Access-Control} header.
 */
public final class PageServer implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, byte[]> pages = new ConcurrentHashMap<>();

    private PageServer(HttpServer server) {
        this.server = server;
        server.createContext("/", this::answer);
    }

    public static PageServer start() {
        try {
            PageServer pages =
                    new PageServer(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            pages.server.start();
            return pages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What browsers send as {@code Origin}, such as {@code http://127.0.0.1:40123}. */
    public String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Serves an HTML page from now on, and gives its address. */
    public URI serve(String html) {
        String path = "/" + (pages.size() + 1) + ".html";
        pages.put(path, html.getBytes(StandardCharsets.UTF_8));
        return URI.create(origin() + path);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] page = pages.get(exchange.getRequestURI().getPath());
            if (page == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
        }
    }
}
