package io.postern.redis;

import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.postern.shared.PortUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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
 * One connection, shared by any number of threads; with a cluster, one to each of its servers. It need not exist yet: it
 * is tried for until Redis answers, and while there is none every command fails at once.
 */
public final class RedisConnection {

    private static final Logger LOG = LoggerFactory.getLogger(RedisConnection.class);
    private static final int RETRY_MILLIS_MAX = 1_000;

    private final Connector connector;
    private final Duration timeout;
    private volatile Connector.@Nullable Live live;
    private volatile @Nullable Throwable failure;
    private volatile boolean closed;

    RedisConnection(Connector connector, Duration timeout) {
        this.connector = connector;
        this.timeout = timeout;
    }

    /**
     * Lettuce's commands; each ends within the time-out, one way or the other. All keys of a command must have the same
     * hash tag.
     */
    public RedisClusterAsyncCommands<byte[], byte[]> commands() {
        return live().commands();
    }

    /**
     * Runs a command and waits for its answer, without minding interrupts: what it did would be unknown.
     *
     * @param what the attempt, for the message of a failure
     * @throws PortUnavailable when there is no answer in time, or Redis cannot do it
     */
    public <T extends @Nullable Object> T call(
            String what, Function<RedisClusterAsyncCommands<byte[], byte[]>, ? extends CompletionStage<T>> command) {
        try {
            return command.apply(commands()).toCompletableFuture().join();
        } catch (CompletionException e) {
            throw RedisFailures.read(what, e);
        }
    }

    /** Sends a command and does not wait; whatever goes wrong, failures of Lettuce's included, is in what it answers. */
    public <T extends @Nullable Object> CompletableFuture<T> send(
            Function<RedisClusterAsyncCommands<byte[], byte[]>, ? extends CompletionStage<T>> command) {
        try {
            return command.apply(commands()).toCompletableFuture();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /**
     * Runs a command on each server that holds data, and waits for all answers.
     *
     * @throws PortUnavailable when one of them does not answer in time, or cannot do it
     */
    <T> List<T> callEachMaster(
            String what, Function<RedisClusterAsyncCommands<byte[], byte[]>, ? extends CompletionStage<T>> command) {
        try {
            List<T> answers = new ArrayList<>();
            for (CompletableFuture<T> answer : live().onEachMaster(command)) answers.add(answer.join());
            return answers;
        } catch (CompletionException e) {
            throw RedisFailures.read(what, e);
        }
    }

    /** Runs a task that does not block after a while, on a thread that Lettuce has anyway. */
    public void callBack(Runnable task, long afterNanos) {
        Future<?> _ =
                connector.client().getResources().eventExecutorGroup().schedule(task, afterNanos, TimeUnit.NANOSECONDS);
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
        Connector.Live connected = live;
        if (connected != null) connected.connection().close();
    }

    private CompletionStage<?> attempt() {
        return connector.connect().whenComplete((connected, error) -> {
            if (connected != null) {
                connected(connected);
            } else {
                failed(error);
            }
        });
    }

    private void connected(Connector.Live connected) {
        connected.connection().setTimeout(timeout);
        live = connected;
        if (failure != null) LOG.info("Redis answers now.");
        if (closed) {
            Future<?> _ = connected.connection().closeAsync(); // nobody is left to wait for it
        }
    }

    private void failed(Throwable error) {
        if (failure == null) LOG.warn("Redis does not answer; trying on until it does. cause={}", error.toString());
        failure = error;
        if (closed) return;
        // A random wait, so that replicas that lost Redis together do not come back together.
        int wait = ThreadLocalRandom.current().nextInt(RETRY_MILLIS_MAX / 10, RETRY_MILLIS_MAX);
        callBack(this::attempt, TimeUnit.MILLISECONDS.toNanos(wait));
    }

    private Connector.Live live() {
        Connector.Live connected = live;
        if (connected == null) throw new PortUnavailable("redis: not connected yet", cause());
        return connected;
    }

    private Throwable cause() {
        Throwable known = failure;
        return known != null ? known : new IllegalStateException("the first attempt is under way");
    }
}
