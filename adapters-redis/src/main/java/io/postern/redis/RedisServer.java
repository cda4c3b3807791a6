package io.postern.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.protocol.ProtocolVersion;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import io.netty.channel.EventLoopGroup;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The Redis of this process, one server or a cluster. It may be away, at the start as well as later: commands fail fast
 * until it is back.
 */
public final class RedisServer implements AutoCloseable {

    private static final Duration RECONNECT_MIN = Duration.ofMillis(50);
    private static final Duration RECONNECT_MAX = Duration.ofSeconds(1);

    /** Commands under way at most, over all threads; one more fails at once. */
    private static final int COMMANDS_MAX = 16_384;

    private static final int IO_THREADS = 2; // what a connection keeps busy, and a cluster's few; more would only wait
    private static final Duration CLOSE_MAX = Duration.ofSeconds(2);

    /** How long a cluster may have changed in silence; what goes wrong asks for a look at once, but not more often. */
    private static final Duration TOPOLOGY_LOOK_EVERY = Duration.ofSeconds(15);

    private static final Duration TOPOLOGY_LOOK_PAUSE = Duration.ofSeconds(1);

    private final ClientResources resources;
    private final Connector connector;
    private final RedisConnection connection;

    /**
     * The server of this configuration.
     *
     * @param loops event loops to live on; null: its own
     */
    RedisServer(RedisConfig config, @Nullable EventLoopGroup loops) {
        ClientResources.Builder builder = ClientResources.builder()
                .ioThreadPoolSize(IO_THREADS)
                .computationThreadPoolSize(2) // Lettuce's own minimum
                .reconnectDelay(Delay.fullJitter(RECONNECT_MIN, RECONNECT_MAX, 100, TimeUnit.MILLISECONDS));
        if (loops != null) builder.eventLoopGroupProvider(new SharedLoops(loops, IO_THREADS));
        this.resources = builder.build();
        this.connector = config.cluster() ? toCluster(config) : toServer(config);
        this.connection = new RedisConnection(connector, config.timeout());
        connection.open();
    }

    /** The connection that all share; so no command on it may block. */
    public RedisConnection connection() {
        return connection;
    }

    @Override
    public void close() {
        connection.close();
        connector.client().shutdown(0, CLOSE_MAX.toMillis(), TimeUnit.MILLISECONDS);
        resources.shutdown(0, CLOSE_MAX.toMillis(), TimeUnit.MILLISECONDS).awaitUninterruptibly(CLOSE_MAX.toMillis());
    }

    private Connector toServer(RedisConfig config) {
        RedisClient client = new AsyncClient(resources);
        client.setOptions(failingFast(ClientOptions.builder(), config.timeout()).build());
        return new Connector.ToServer(client, config.addresses().getFirst());
    }

    private Connector toCluster(RedisConfig config) {
        RedisClusterClient client = RedisClusterClient.create(resources, config.addresses());
        ClusterClientOptions.Builder options = ClusterClientOptions.builder()
                .topologyRefreshOptions(ClusterTopologyRefreshOptions.builder()
                        .enablePeriodicRefresh(TOPOLOGY_LOOK_EVERY)
                        .enableAllAdaptiveRefreshTriggers()
                        .adaptiveRefreshTriggersTimeout(TOPOLOGY_LOOK_PAUSE)
                        .build());
        failingFast(options, config.timeout());
        client.setOptions(options.build());
        return new Connector.ToCluster(client);
    }

    private static ClientOptions.Builder failingFast(ClientOptions.Builder options, Duration timeout) {
        return options.autoReconnect(true)
                // Commands under way when a connection breaks fail with it: sending them again later, behind the back
                // of a caller who was told of the failure, would store things twice.
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(COMMANDS_MAX)
                .timeoutOptions(TimeoutOptions.enabled())
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(timeout)
                        .keepAlive(true)
                        .build())
                .protocolVersion(ProtocolVersion.RESP2); // the same answers from every version of Redis
    }
}
