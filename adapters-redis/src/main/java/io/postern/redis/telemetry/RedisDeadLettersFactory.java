package io.postern.redis.telemetry;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.postern.redis.RedisServer;
import io.postern.telemetry.port.DeadLetters;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Dead letters, when Redis is chosen for them: as a rule with the queue. */
@Factory
@Requires(property = "postern.telemetry.dead-letters", value = "redis")
final class RedisDeadLettersFactory {

    @Singleton
    DeadLetters deadLetters(RedisServer redis, RedisDeadLettersConfig config, Clock clock) {
        return new RedisDeadLetters(redis.connection(), "dead-letters", config, clock);
    }
}
