package io.postern.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Starts contenders on free loopback ports and ends everything that it started, on Ctrl-C as well. */
final class Rig implements AutoCloseable {
    private static final Duration STARTING = Duration.ofSeconds(60);
    private static final String CLIENT_SECRET = "bench-client-secret-0123456789abcdef0123456789abcdef";
    private static final String ACCESS_SECRET = "bench-access-secret-0123456789abcdef0123456789abcdef";
    // About as long as a signed token with a client and a policy in it.
    private static final String FILLER_TOKEN = "x".repeat(400);

    private final InertSink sink;
    private final Path directory;
    private final Core serverCore;
    private final Core restCore;
    private final Deque<Child> children = new ArrayDeque<>();
    private final Thread onExit = new Thread(this::end, "end-of-bench");
    private String lastToken = FILLER_TOKEN;

    Rig(InertSink sink, boolean pinned) throws IOException {
        this.sink = sink;
        this.directory = Files.createTempDirectory("postern-bench");
        this.serverCore = pinned ? Core.SERVER : Core.ANY;
        this.restCore = pinned ? Core.REST : Core.ANY;
        Runtime.getRuntime().addShutdownHook(onExit);
    }

    /** One of that kind; the command and the environment are for Postern alone. */
    Contender start(Contender.Kind kind, List<String> command, Map<String, String> environment) throws IOException {
        return switch (kind) {
            case BARE -> bare();
            case REDIS -> posternWithRedis(command, environment);
            case MEMORY -> posternInMemory(command, environment);
        };
    }

    private Contender bare() throws IOException {
        int port = freePort();
        List<String> command = List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                BareServer.class.getName(),
                Integer.toString(port));
        Child server = start("bare", serverCore, command, Map.of());
        awaitListening(server, port);
        return new Contender(Contender.Kind.BARE, false, List.of(server), port, lastToken);
    }

    private Contender posternWithRedis(List<String> command, Map<String, String> extra) throws IOException {
        int port = freePort();
        Child redis = start("redis", restCore, redisCommand(port), Map.of());
        awaitListening(redis, port);
        Map<String, String> environment = new HashMap<>(extra);
        environment.put("REDIS_URL", "redis://127.0.0.1:" + port);
        return postern(Contender.Kind.REDIS, command, environment, List.of(redis));
    }

    private Contender posternInMemory(List<String> command, Map<String, String> extra) throws IOException {
        return postern(Contender.Kind.MEMORY, command, extra, List.of());
    }

    private Contender postern(Contender.Kind kind, List<String> command, Map<String, String> extra, List<Child> below)
            throws IOException {
        int port = freePort();
        Map<String, String> environment = new HashMap<>(Map.of(
                "PORT",
                Integer.toString(port),
                "AWS_REGION",
                "us-east-1",
                "AWS_ACCESS_KEY_ID",
                "bench",
                "AWS_SECRET_ACCESS_KEY",
                "bench",
                "AWS_ENDPOINT_URL",
                sink.endpoint().toString(),
                "CLIENT_SECRET_KEY",
                CLIENT_SECRET,
                "ACCESS_TOKEN_SECRET_KEY",
                ACCESS_SECRET));
        environment.putAll(extra);
        Child server = start("postern-" + kind.name().toLowerCase(Locale.ROOT), serverCore, command, environment);
        awaitListening(server, port);
        List<Child> processes = new ArrayList<>(List.of(server));
        processes.addAll(below);
        Contender contender = new Contender(kind, true, processes, port, "");
        try {
            lastToken = AccessTokens.obtain(contender.uri("/"), CLIENT_SECRET);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while getting a token", e);
        }
        return new Contender(kind, true, processes, port, lastToken);
    }

    private List<String> redisCommand(int port) {
        return List.of(
                "redis-server",
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--dir",
                directory.toString(),
                "--appendonly",
                "yes",
                "--appendfsync",
                "everysec",
                "--save",
                "");
    }

    private Child start(String name, Core core, List<String> command, Map<String, String> environment)
            throws IOException {
        Child child = Child.start(name, core, command, environment, directory);
        children.push(child);
        return child;
    }

    private static void awaitListening(Child child, int port) throws IOException {
        long deadline = System.nanoTime() + STARTING.toNanos();
        while (!listening(port)) {
            child.requireAlive();
            if (System.nanoTime() > deadline) {
                throw new IOException("nothing listens after " + STARTING + "; last words:\n" + child.lastWords());
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static boolean listening(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void end() {
        children.forEach(Child::close);
        // Redis leaves a log of everything that passed through it: gigabytes in a long run.
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            System.err.println("left behind: " + directory + " (" + e.getMessage() + ")");
        }
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(onExit);
        end();
    }
}
