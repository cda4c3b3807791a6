package io.postern.redis;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode;
import io.lettuce.core.codec.ByteArrayCodec;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** How a connection comes about: with one server, or with all masters of a cluster. */
sealed interface Connector {

    AbstractRedisClient client();

    CompletionStage<? extends Live> connect();

    /** A connection that was made. Lettuce mends it when it breaks. */
    sealed interface Live {

        StatefulConnection<byte[], byte[]> connection();

        /** Commands find their server by their keys. */
        RedisClusterAsyncCommands<byte[], byte[]> commands();

        /** The outcome of one command on each server that holds data. */
        <T> List<CompletableFuture<T>> onEachMaster(
                Function<RedisClusterAsyncCommands<byte[], byte[]>, ? extends CompletionStage<T>> command);
    }

    /** One server. */
    record ToServer(RedisClient client, RedisURI uri) implements Connector {

        @Override
        public CompletionStage<LiveServer> connect() {
            return client.connectAsync(ByteArrayCodec.INSTANCE, uri).thenApply(LiveServer::new);
        }
    }

    /** The cluster that the client's addresses lead to. */
    record ToCluster(RedisClusterClient client) implements Connector {

        @Override
        public CompletionStage<LiveCluster> connect() {
            return client.refreshPartitionsAsync()
                    .thenCompose(_ -> client.connectAsync(ByteArrayCodec.INSTANCE))
                    .thenApply(LiveCluster::new);
        }
    }

    record LiveServer(StatefulRedisConnection<byte[], byte[]> connection) implements Live {

        @Override
        public RedisClusterAsyncCommands<byte[], byte[]> commands() {
            return connection.async();
        }

        @Override
        public <T> List<CompletableFuture<T>> onEachMaster(
                Function<RedisClusterAsyncCommands<byte[], byte[]>, ? extends CompletionStage<T>> command) {
            return List.of(command.apply(commands()).toCompletableFuture());
        }
    }

    record LiveCluster(StatefulRedisClusterConnection<byte[], byte[]> connection) implements Live {

        @Override
        public RedisClusterAsyncCommands<byte[], byte[]> commands() {
            return connection.async();
        }

        @Override
        public <T> List<CompletableFuture<T>> onEachMaster(
                Function<RedisClusterAsyncCommands<byte[], byte[]>, ? extends CompletionStage<T>> command) {
            return connection.getPartitions().stream()
                    .filter(node -> node.is(RedisClusterNode.NodeFlag.UPSTREAM) && !node.hasNoSlots())
                    .map(node -> connection
                            .getConnectionAsync(node.getNodeId())
                            .<T>thenCompose(one -> command.apply(one.async())))
                    .toList();
        }
    }
}
