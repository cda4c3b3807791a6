package io.postern.http.locate;

import io.micronaut.websocket.annotation.ServerWebSocket;

/** The same with a token that must say whose machine it is, as newer programs of m-lab call it. */
@ServerWebSocket(HeartbeatJwtSocket.PATH)
@LocateEnabled
final class HeartbeatJwtSocket extends MachineSocket {

    static final String PATH = "/v2/platform/heartbeat-jwt";

    HeartbeatJwtSocket(Heartbeats heartbeats) {
        super(heartbeats);
    }
}
