package io.postern.http.locate;

import io.micronaut.http.HttpRequest;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnClose;
import io.micronaut.websocket.annotation.OnError;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;

/** What a machine's connection does, whatever its path: the framework gives one path to one class. */
abstract sealed class MachineSocket permits HeartbeatSocket, HeartbeatJwtSocket {

    private final Heartbeats heartbeats;

    MachineSocket(Heartbeats heartbeats) {
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
