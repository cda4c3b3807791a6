package io.postern.redis.metering;

import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.postern.metering.model.SinkRoom;
import io.postern.metering.port.MeterSink;
import io.postern.metering.port.SinkQueues;
import io.postern.redis.RedisServer;
import jakarta.inject.Singleton;

/** The queues of sinks, when Redis is chosen for the usage ledger that fills them. */
@Factory
@Requires(property = "postern.metering.ledger", value = "redis")
final class RedisSinksFactory {

    /** What the ledger must know of each sink, to fill its queue. */
    @EachBean(MeterSink.class)
    SinkRoom sinkRoom(MeterSink sink, RedisSinkQueuesConfig config) {
        return new SinkRoom(sink.name(), config.eventsMax());
    }

    @Singleton
    SinkQueues sinkQueues(RedisServer redis, RedisSinkQueuesConfig config) {
        return new SinkQueues(
                sink -> new RedisSinkQueue(redis.connection(), sink, config.lease(), config.unreadableMax()));
    }
}
