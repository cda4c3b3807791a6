package io.postern.redis.destinations;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.postern.destinations.port.DestinationStore;
import io.postern.redis.RedisServer;
import jakarta.inject.Singleton;

/** The store of destinations, when Redis is chosen for it. */
@Factory
@Requires(property = "postern.destinations.store", value = "redis")
final class RedisDestinationsFactory {

    @Singleton
    DestinationStore destinationStore(RedisServer redis) {
        return new RedisDestinationStore(redis.connection(), "destinations");
    }
}
