package io.postern.redis;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A Redis of a microbenchmark's own: append-only file, fsync every second, no snapshots, as the load benchmark has it. */
public final class OwnRedis implements AutoCloseable {

    private static final Duration START_MAX = Duration.ofSeconds(10);

    private final Process process;
    private final RedisServer server;

    private OwnRedis(Process process, RedisServer server) {
        this.process = process;
        this.server = server;
    }

    public static OwnRedis start() throws IOException {
        int port = freePort();
        Path directory = Files.createTempDirectory("postern-bench");
        Process process = new ProcessBuilder(
                        "redis-server",
                        "--bind",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(port),
                        "--dir",
                        directory.toString(),
                        "--appendonly",
                        "yes",
                        "--save",
                        "")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("redis.out").toFile())
                .start();
        RedisConfig config = new RedisConfig("redis://127.0.0.1:" + port, false, Duration.ofSeconds(2));
        RedisServer server = new RedisServer(config, null);
        long end = System.nanoTime() + START_MAX.toNanos();
        while (!server.connection()
                .send(commands -> commands.ping())
                .handle((_, failure) -> failure == null)
                .join()) {
            if (System.nanoTime() > end) throw new IOException("redis-server: no answer; see " + directory);
            LockSupport.parkNanos(50_000_000);
        }
        return new OwnRedis(process, server);
    }

    public RedisConnection connection() {
        return server.connection();
    }

    @Override
    public void close() {
        server.close();
        process.destroy();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
