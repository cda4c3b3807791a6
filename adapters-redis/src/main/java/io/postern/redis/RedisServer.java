package io.postern.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.protocol.ProtocolVersion;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import io.netty.channel.EventLoopGroup;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The Redis of this process. It may be away, at the start as well as later: commands fail fast until it is back. */
public final class RedisServer implements AutoCloseable {

    private static final Duration RECONNECT_MIN = Duration.ofMillis(50);
    private static final Duration RECONNECT_MAX = Duration.ofSeconds(1);

    /** Commands under way at most, over all threads; one more fails at once. */
    private static final int COMMANDS_MAX = 16_384;

    private static final int IO_THREADS = 2; // the shared connection and one that blocks; more would only wait
    private static final Duration CLOSE_MAX = Duration.ofSeconds(2);

    private final RedisURI uri;
    private final Duration timeout;
    private final ClientResources resources;
    private final RedisClient client;
    private final RedisConnection shared;
    private final List<RedisConnection> connections = new CopyOnWriteArrayList<>();

    /**
     * The server of this configuration.
     *
     * @param loops event loops to live on; null: its own
     */
    RedisServer(RedisConfig config, @Nullable EventLoopGroup loops) {
        this.uri = RedisURI.create(config.address());
        this.timeout = config.timeout();
        this.uri.setTimeout(timeout);
        this.uri.setClientName("postern"); // for operators who look at CLIENT LIST
        ClientResources.Builder builder = ClientResources.builder()
                .ioThreadPoolSize(IO_THREADS)
                .computationThreadPoolSize(2) // Lettuce's own minimum
                .reconnectDelay(Delay.fullJitter(RECONNECT_MIN, RECONNECT_MAX, 100, TimeUnit.MILLISECONDS));
        if (loops != null) builder.eventLoopGroupProvider(new SharedLoops(loops, IO_THREADS));
        this.resources = builder.build();
        this.client = RedisClient.create(resources);
        client.setOptions(options(timeout));
        this.shared = ownConnection(Duration.ZERO);
    }

    /** The connection for commands that Redis answers at once. */
    public RedisConnection connection() {
        return shared;
    }

    /**
     * A further connection, for commands that make others on the same connection wait.
     *
     * @param blocking how long Redis may hold such a command back, on top of the usual time-out
     */
    public RedisConnection ownConnection(Duration blocking) {
        RedisConnection connection = new RedisConnection(client, uri, timeout.plus(blocking));
        connections.add(connection);
        connection.open();
        return connection;
    }

    @Override
    public void close() {
        connections.forEach(RedisConnection::close);
        client.shutdown(0, CLOSE_MAX.toMillis(), TimeUnit.MILLISECONDS);
        resources.shutdown(0, CLOSE_MAX.toMillis(), TimeUnit.MILLISECONDS).awaitUninterruptibly(CLOSE_MAX.toMillis());
    }

    private static ClientOptions options(Duration timeout) {
        return ClientOptions.builder()
                .autoReconnect(true)
                // Commands under way when a connection breaks fail with it: sending them again later, behind the back
                // of a caller who was told of the failure, would store things twice.
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(COMMANDS_MAX)
                .timeoutOptions(TimeoutOptions.enabled())
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(timeout)
                        .keepAlive(true)
                        .build())
                .protocolVersion(ProtocolVersion.RESP2) // the same answers from every version of Redis
                .build();
    }
}
