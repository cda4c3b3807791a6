package io.postern.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.resource.Transports;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.local.LocalIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.postern.testkit.redis.RealRedis;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class SharedLoopsTest {

    @Test
    void loopsOfAnotherKindDoNotFit() {
        EventLoopGroup local = new MultiThreadIoEventLoopGroup(1, LocalIoHandler.newFactory());
        try {
            assertThat(SharedLoops.fit(local)).isFalse();
        } finally {
            var _ = local.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
    }

    @Test
    void loopsOfTheTransportInUseFit() {
        EventLoopGroup nio = nio();
        try {
            assertThat(SharedLoops.fit(nio)).isEqualTo(Transports.socketChannelClass() == NioSocketChannel.class);
        } finally {
            var _ = nio.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
    }

    @Test
    void answersArriveOnTheSharedLoops() throws Exception {
        EventLoopGroup nio = nio();
        try (RealRedis real = RealRedis.start();
                RedisServer redis = new RedisServer(
                        new RedisConfig(real.uri().toString(), false, Duration.ofSeconds(2)),
                        SharedLoops.fit(nio) ? nio : null)) {
            CompletableFuture<String> thread = new CompletableFuture<>();

            real.pause(); // so that the answer comes after we have said what to do with it
            var _ = redis.connection()
                    .commands()
                    .ping()
                    .whenComplete(
                            (_, _) -> thread.complete(Thread.currentThread().getName()));
            real.resume();

            assertThat(thread.get(20, TimeUnit.SECONDS)).startsWith("shared");
        } finally {
            assertThat(nio.isShuttingDown()).isFalse();
            var _ = nio.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
    }

    private static EventLoopGroup nio() {
        return new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("shared"), NioIoHandler.newFactory());
    }
}
