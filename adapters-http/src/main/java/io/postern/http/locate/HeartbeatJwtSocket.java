package io.postern.http.locate;

import io.micronaut.http.HttpRequest;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnClose;
import io.micronaut.websocket.annotation.OnError;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;

/** The same with a token that must say whose machine it is, as newer programs of m-lab call it. */
@ServerWebSocket(HeartbeatJwtSocket.PATH)
@LocateEnabled
final class HeartbeatJwtSocket {

    static final String PATH = "/v2/platform/heartbeat-jwt";

    private final Heartbeats heartbeats;

    HeartbeatJwtSocket(Heartbeats heartbeats) {
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
