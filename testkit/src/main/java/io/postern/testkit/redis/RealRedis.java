package io.postern.testkit.redis;

import io.postern.testkit.Eventually;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A real Redis for tests, on loopback.
 *
 * <p>It comes from Testcontainers when a Docker engine answers, else from a {@code redis-server} on the PATH, else from
 * the binary that embedded-redis carries. The system property {@code postern.test.redis} (or the environment variable
 * {@code POSTERN_TEST_REDIS}) with {@code container}, {@code path} or {@code embedded} allows one way only. When no way
 * works, starting fails and says why each did not: a test without its Redis must not pass.
 *
 * <p>Not for several threads at once. It ends with {@link #close} or with the JVM.
 */
public final class RealRedis implements AutoCloseable {

    private static final Duration START_MAX = Duration.ofSeconds(20);
    private static final int PING_MILLIS_MAX = 1_000;

    private final RedisProcess process;
    private final boolean shared;
    private final Thread endWithJvm;

    private RealRedis(RedisProcess process, boolean shared) {
        this.process = process;
        this.shared = shared;
        this.endWithJvm = new Thread(process::close);
    }

    /** A fresh, empty one that keeps nothing on disk. */
    public static RealRedis start() {
        return start(RedisOptions.inMemory());
    }

    /** A fresh, empty one; it answers PING when this returns. */
    public static RealRedis start(RedisOptions options) {
        return start(options, false);
    }

    /**
     * The one that all tests of this JVM share, started by whoever asks first.
     *
     * <p>Tests keep apart by key names of their own. It refuses to be stopped, killed or paused, and closing it does
     * nothing.
     */
    public static RealRedis shared() {
        return Shared.REDIS;
    }

    private static RealRedis start(RedisOptions options, boolean shared) {
        RealRedis redis = new RealRedis(firstPossible(options), shared);
        Runtime.getRuntime().addShutdownHook(redis.endWithJvm);
        try {
            redis.startAndAwait();
        } catch (RuntimeException | AssertionError e) {
            redis.process.close();
            throw e;
        }
        return redis;
    }

    private static RedisProcess firstPossible(RedisOptions options) {
        List<String> reasons = new ArrayList<>();
        for (RedisWay way : RedisWay.allowed()) {
            try {
                return way.open(options);
            } catch (RedisUnavailable e) {
                reasons.add(way.text() + ": " + e.getMessage());
            }
        }
        throw new IllegalStateException("Tests need a real Redis and there is none (" + String.join("; ", reasons)
                + "). Install redis-server or start a Docker engine.");
    }

    /** Where it listens, as {@code redis://127.0.0.1:port}; the same after every restart. */
    public URI uri() {
        return URI.create("redis://127.0.0.1:" + process.port());
    }

    /** Which way was taken, such as {@code redis-server from the PATH}. */
    public String describe() {
        return process.describe();
    }

    /** Ends it in good order; connections are refused until {@link #restart}. */
    public void stop() {
        refuseIfShared("stop");
        process.stop();
    }

    /** Ends it with SIGKILL, as a crash would; connections are refused until {@link #restart}. */
    public void kill() {
        refuseIfShared("kill");
        process.kill();
    }

    /** Starts it again on the same port and the same files, after stopping it if it runs; it answers on return. */
    public void restart() {
        refuseIfShared("restart");
        process.stop();
        startAndAwait();
    }

    /** Freezes it: connections open, and nothing is ever answered, until {@link #resume}. */
    public void pause() {
        refuseIfShared("pause");
        process.pause();
    }

    public void resume() {
        refuseIfShared("resume");
        process.resume();
    }

    @Override
    public void close() {
        if (shared) return;
        process.close();
        Runtime.getRuntime().removeShutdownHook(endWithJvm);
    }

    private void startAndAwait() {
        process.start();
        Eventually.holds(START_MAX, "Redis answers PING", () -> {
            if (!process.running()) {
                throw new IllegalStateException(describe() + " ended at its start; its log:\n" + process.log());
            }
            return answersPing();
        });
    }

    private boolean answersPing() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), process.port()), PING_MILLIS_MAX);
            socket.setSoTimeout(PING_MILLIS_MAX);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readNBytes(7), StandardCharsets.US_ASCII);
            // With a password set, refusing to answer is an answer; -LOADING is none.
            return answer.equals("+PONG\r\n") || answer.equals("-NOAUTH");
        } catch (IOException notYet) {
            return false;
        }
    }

    private void refuseIfShared(String what) {
        if (shared) {
            throw new IllegalStateException(
                    what + ": the shared Redis (expected: one of the test's own, from RealRedis.start())");
        }
    }

    /** Lazy, so that a JVM whose tests need no Redis starts none. */
    private static final class Shared {
        static final RealRedis REDIS = start(RedisOptions.inMemory(), true);
    }
}
