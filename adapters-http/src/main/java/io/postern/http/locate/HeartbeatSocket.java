package io.postern.http.locate;

import io.micronaut.http.HttpRequest;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnClose;
import io.micronaut.websocket.annotation.OnError;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;

/** Where machines say that they are alive. */
@ServerWebSocket(HeartbeatSocket.PATH)
@LocateEnabled
final class HeartbeatSocket {

    static final String PATH = "/v2/platform/heartbeat";

    private final Heartbeats heartbeats;

    HeartbeatSocket(Heartbeats heartbeats) {
        this.heartbeats = heartbeats;
    }

    @OnOpen
    void open(WebSocketSession session, HttpRequest<?> request) {
        heartbeats.open(session, request);
    }

    @OnMessage(maxPayloadLength = Heartbeats.MESSAGE_BYTES_MAX)
    void message(String text, WebSocketSession session) {
        heartbeats.message(session, text);
    }

    @OnError
    void broken(WebSocketSession session, Throwable cause) {
        heartbeats.broken(session, cause);
    }

    @OnClose
    void close(WebSocketSession session) {
        heartbeats.close(session);
    }
}
