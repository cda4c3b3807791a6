package io.postern.redis.telemetry;

import io.lettuce.core.ScriptOutputType;
import io.postern.redis.RedisConnection;
import io.postern.redis.RedisScript;
import io.postern.telemetry.model.Allowance;
import io.postern.telemetry.model.BudgetPolicy;
import io.postern.telemetry.model.BudgetScope;
import io.postern.telemetry.model.BudgetedApi;
import io.postern.telemetry.port.RequestBudget;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * The budget that all replicas share, by Redis's clock, so that theirs need not agree. A script of our own and not
 * bucket4j, whose buckets in Redis are compared and swapped and go by the clocks of those who ask: that suits a bucket
 * for each caller, but not one that every replica takes from all the time.
 */
final class RedisRequestBudget implements RequestBudget {

    private static final RedisScript ASK = RedisScript.beside(RedisRequestBudget.class, "ask.lua");

    private final RedisConnection redis;
    private final String name;
    private final BudgetPolicy policy;

    /**
     * The budgets of that name, one for each scope.
     *
     * @param name hash tag of the keys of the configured destination's; those of others begin with it
     */
    RedisRequestBudget(RedisConnection redis, String name, BudgetPolicy policy) {
        this.redis = redis;
        this.name = name;
        this.policy = policy;
    }

    @Override
    public Allowance ask(BudgetScope scope, BudgetedApi api, int callsMax) {
        if (callsMax < 1) throw new IllegalArgumentException("callsMax: " + callsMax + " (expected: 1 or more)");
        BudgetPolicy here = policy.in(scope);
        byte[][] keys = {QueueKeys.key(tag(scope), api.name().toLowerCase(Locale.ROOT))};
        List<Long> answer = redis.call(
                "ask for calls",
                commands -> ASK.run(
                        commands,
                        ScriptOutputType.MULTI,
                        keys,
                        Ascii.of(here.callsPerSecond(api)),
                        Ascii.of(here.callsPerWindow(api)),
                        Ascii.of(callsMax),
                        Ascii.of(here.worthwhile(api, callsMax))));
        int granted = Math.toIntExact(answer.getFirst());
        if (granted > 0) return new Allowance.Granted(granted, BudgetPolicy.WINDOW);
        return new Allowance.Wait(Duration.of(answer.getLast(), ChronoUnit.MICROS));
    }

    private String tag(BudgetScope scope) {
        return scope.equals(BudgetScope.CONFIGURED) ? name : name + "@" + scope.value();
    }
}
