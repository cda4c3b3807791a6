package io.postern.http.locate;

import io.micronaut.websocket.annotation.ServerWebSocket;

/** Where machines say that they are alive. */
@ServerWebSocket(HeartbeatSocket.PATH)
@LocateEnabled
final class HeartbeatSocket extends MachineSocket {

    static final String PATH = "/v2/platform/heartbeat";

    HeartbeatSocket(Heartbeats heartbeats) {
        super(heartbeats);
    }
}
