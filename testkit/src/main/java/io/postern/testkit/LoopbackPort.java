package io.postern.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.random.RandomGenerator;

/** Finds ports on loopback for servers that must come back on the port that they had. */
public final class LoopbackPort {

    /**
     * Below Linux's range for outgoing connections (32768–60999): from within it, the kernel could lend the port to
     * somebody's connection while our server is down, and a client that reconnects could even meet itself.
     */
    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 32_000;

    private static final int ATTEMPTS_MAX = 50;

    private LoopbackPort() {}

    /** A port that was free a moment ago. */
    public static int free() {
        return freeWithNeighbour(0);
    }

    /** A port that was free a moment ago, and so was the one at that distance above it. */
    public static int freeWithNeighbour(int distance) {
        RandomGenerator random = RandomGenerator.getDefault();
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            int port = random.nextInt(LOWEST, HIGHEST - distance);
            if (isFree(port) && isFree(port + distance)) return port;
        }
        throw new IllegalStateException("no free port on loopback between " + LOWEST + " and " + HIGHEST);
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
