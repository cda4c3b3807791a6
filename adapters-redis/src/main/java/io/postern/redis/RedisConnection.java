package io.postern.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.postern.shared.PortUnavailable;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection, shared by any number of threads. It need not exist yet: it is tried for until Redis answers, and while
 * there is none every command fails at once.
 */
public final class RedisConnection {

    private static final Logger LOG = LoggerFactory.getLogger(RedisConnection.class);
    private static final int RETRY_MILLIS_MAX = 1_000;

    private final RedisClient client;
    private final RedisURI uri;
    private final Duration timeout;
    private volatile @Nullable StatefulRedisConnection<byte[], byte[]> live;
    private volatile @Nullable Throwable failure;
    private volatile boolean closed;

    RedisConnection(RedisClient client, RedisURI uri, Duration timeout) {
        this.client = client;
        this.uri = uri;
        this.timeout = timeout;
    }

    /** Lettuce's commands; each ends within the time-out, one way or the other. */
    public RedisAsyncCommands<byte[], byte[]> commands() {
        StatefulRedisConnection<byte[], byte[]> connection = live;
        if (connection == null) throw new PortUnavailable("redis: not connected yet", cause());
        return connection.async();
    }

    /**
     * Runs a command and waits for its answer, without minding interrupts: what it did would be unknown.
     *
     * @param what the attempt, for the message of a failure
     * @throws PortUnavailable when there is no answer in time, or Redis cannot do it
     */
    public <T extends @Nullable Object> T call(
            String what, Function<RedisAsyncCommands<byte[], byte[]>, ? extends CompletionStage<T>> command) {
        try {
            return command.apply(commands()).toCompletableFuture().join();
        } catch (CompletionException e) {
            throw RedisFailures.read(what, e);
        }
    }

    /** Makes the first attempt and waits for its outcome, whatever that is; more attempts go on behind. */
    void open() {
        try {
            attempt().toCompletableFuture().join();
        } catch (CompletionException _) {
            // Told by the attempt itself.
        }
    }

    void close() {
        closed = true;
        StatefulRedisConnection<byte[], byte[]> connection = live;
        if (connection != null) connection.close();
    }

    private CompletionStage<?> attempt() {
        return client.connectAsync(ByteArrayCodec.INSTANCE, uri).whenComplete((connection, error) -> {
            if (connection != null) {
                connected(connection);
            } else {
                failed(error);
            }
        });
    }

    private void connected(StatefulRedisConnection<byte[], byte[]> connection) {
        connection.setTimeout(timeout);
        live = connection;
        if (failure != null) LOG.info("Redis answers now.");
        if (closed) {
            Future<?> _ = connection.closeAsync(); // nobody is left to wait for it
        }
    }

    private void failed(Throwable error) {
        if (failure == null) LOG.warn("Redis does not answer; trying on until it does. cause={}", error.toString());
        failure = error;
        if (closed) return;
        // A random wait, so that replicas that lost Redis together do not come back together.
        int wait = ThreadLocalRandom.current().nextInt(RETRY_MILLIS_MAX / 10, RETRY_MILLIS_MAX);
        Future<?> _ = client.getResources().eventExecutorGroup().schedule(this::attempt, wait, TimeUnit.MILLISECONDS);
    }

    private Throwable cause() {
        Throwable known = failure;
        return known != null ? known : new IllegalStateException("the first attempt is under way");
    }
}
