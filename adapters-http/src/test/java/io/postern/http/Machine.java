package io.postern.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** The connection of one machine that says that it is alive, with the JDK's own client. */
public final class Machine implements WebSocket.Listener, AutoCloseable {

    public static final String PATH = "/v2/platform/heartbeat";

    private final CompletableFuture<String> closed = new CompletableFuture<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private CompletableFuture<WebSocket> socket = new CompletableFuture<>();

    private Machine() {}

    /**
     * Connects.
     *
     * @param token empty: none
     * @throws CompletionException when it is refused
     */
    public static Machine connect(Gate gate, String path, String token) {
        Machine machine = new Machine();
        WebSocket.Builder builder = machine.http.newWebSocketBuilder();
        if (!token.isEmpty()) builder.header("Authorization", "Bearer " + token);
        machine.socket = builder.buildAsync(URI.create("ws://127.0.0.1:" + gate.port() + path), machine);
        try {
            machine.socket.join();
        } catch (CompletionException refused) {
            machine.http.shutdownNow();
            throw refused;
        }
        return machine;
    }

    /** As the heartbeat program of m-lab writes it. */
    public static String registration(String hostname) {
        return """
            {"Health":null,"Registration":{"City":"New York","CountryCode":"US","ContinentCode":"NA","Experiment":"ndt",
            "Hostname":"%s","Latitude":40.7667,"Longitude":-73.8667,"Machine":"040e9f4b","Metro":"lga",
            "Project":"mlab-autojoin","Probability":1,"Site":"lga3356","Type":"virtual","Uplink":"10g",
            "Services":{"ndt/ndt7":["ws://:80/ndt/v7/download","ws://:80/ndt/v7/upload"]},"Newer":{"a":[1]}},
            "Prometheus":null}\
            """.formatted(hostname);
    }

    public void say(String message) {
        socket.join().sendText(message, true).join();
    }

    /** The code and the reason with which the server hung up; 1006 when there was no time to say them. */
    public String closed() {
        return closed.orTimeout(10, TimeUnit.SECONDS).join();
    }

    /** The same, if it did so far. */
    public Optional<String> closedSoFar() {
        return closed.isDone() ? Optional.of(closed()) : Optional.empty();
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closed.complete(statusCode + " " + reason);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed.complete("1006 " + error); // as the standard calls an end without a code (RFC 6455, 7.1.5)
    }

    public void leave() {
        socket.join().abort();
    }

    @Override
    public void close() {
        leave();
        http.shutdownNow();
    }
}
