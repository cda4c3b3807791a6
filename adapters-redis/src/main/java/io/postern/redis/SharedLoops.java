package io.postern.redis;

import io.lettuce.core.resource.EventLoopGroupProvider;
import io.lettuce.core.resource.Transports;
import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ReflectiveChannelFactory;
import io.netty.util.concurrent.EventExecutorGroup;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Lets Lettuce live on event loops that the process has anyway. A request and the answer of Redis that it waits for then
 * need no hand-over between threads, which would cost more than the commands themselves. The loops belong to somebody
 * else: nothing here ends them.
 */
record SharedLoops(EventLoopGroup loops, int threadPoolSize) implements EventLoopGroupProvider {

    /** Whether the loops can carry connections of the transport that Lettuce chose; each transport has its own kind. */
    static boolean fit(EventLoopGroup loops) {
        Channel probe = new ReflectiveChannelFactory<Channel>(Transports.socketChannelClass()).newChannel();
        if (loops.register(probe).awaitUninterruptibly().isSuccess()) {
            probe.close().awaitUninterruptibly();
            return true;
        }
        probe.unsafe().closeForcibly(); // without a loop it cannot be closed in any other way
        return false;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // Lettuce only uses what every group can do
    public <T extends EventLoopGroup> T allocate(Class<T> type) {
        return (T) loops;
    }

    @Override
    public Future<Boolean> release(EventExecutorGroup group, long quietPeriod, long timeout, TimeUnit unit) {
        return ImmediateEventExecutor.INSTANCE.newSucceededFuture(true);
    }

    @Override
    public Future<Boolean> shutdown(long quietPeriod, long timeout, TimeUnit timeUnit) {
        return ImmediateEventExecutor.INSTANCE.newSucceededFuture(true);
    }
}
