package io.postern.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * Finds ports on loopback for servers that must come back on the port that they had. None is given twice while this JVM
 * lives, and none that another one was given: modules are tested side by side, and while a server is down its port is free.
 */
public final class LoopbackPort {

    /**
     * Below Linux's range for outgoing connections (32768–60999): from within it, the kernel could lend the port to
     * somebody's connection while our server is down, and a client that reconnects could even meet itself.
     */
    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 32_000;

    private static final int ATTEMPTS_MAX = 50;

    /** Locked at the place of each port that was given; the system lets go of it with the JVM. */
    private static final FileChannel GIVEN = open();

    private static final Set<FileLock> LOCKS = ConcurrentHashMap.newKeySet();

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
            if (isFree(port) && isFree(port + distance) && isNobodys(port, distance)) return port;
        }
        throw new IllegalStateException("no free port on loopback between " + LOWEST + " and " + HIGHEST);
    }

    private static boolean isNobodys(int port, int distance) {
        return isNobodys(port) && (distance == 0 || isNobodys(port + distance));
    }

    private static boolean isNobodys(int port) {
        try {
            FileLock lock = GIVEN.tryLock(port, 1, false);
            return lock != null && LOCKS.add(lock);
        } catch (OverlappingFileLockException ours) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileChannel open() {
        Path file = Path.of(System.getProperty("java.io.tmpdir"), "postern-ports-" + System.getProperty("user.name"));
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
