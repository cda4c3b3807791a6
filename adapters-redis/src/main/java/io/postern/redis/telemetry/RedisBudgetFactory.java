package io.postern.redis.telemetry;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.postern.redis.RedisServer;
import io.postern.telemetry.model.BudgetPolicy;
import io.postern.telemetry.port.RequestBudget;
import jakarta.inject.Singleton;

/** The budget of calls, when Redis is chosen for it: as a rule with the queue. */
@Factory
@Requires(property = "postern.telemetry.request-budget", value = "redis")
final class RedisBudgetFactory {

    @Singleton
    RequestBudget requestBudget(RedisServer redis, BudgetPolicy policy) {
        return new RedisRequestBudget(redis.connection(), "budget", policy);
    }
}
