package io.postern.testkit.metering;

import io.postern.metering.model.ApiClientId;
import io.postern.metering.model.CallQuota;
import io.postern.metering.model.Entitlement;
import io.postern.metering.model.QuotaPeriod;
import io.postern.metering.model.RouteMethod;
import io.postern.metering.model.RoutePattern;
import io.postern.metering.model.RouteRule;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** Entitlements as tests need them. */
public final class Entitlements {

    private Entitlements() {}

    /** One with everything that can be said. */
    public static Entitlement full(String client, long callsPerDay) {
        return new Entitlement(
                new ApiClientId(client),
                List.of(
                        new RouteRule(EnumSet.of(RouteMethod.GET, RouteMethod.HEAD), new RoutePattern("/pets/*")),
                        new RouteRule(EnumSet.of(RouteMethod.POST), new RoutePattern("/orders"))),
                List.of(new CallQuota(QuotaPeriod.MINUTE, 60), new CallQuota(QuotaPeriod.DAY, callsPerDay)),
                true,
                Instant.parse("2027-01-01T00:00:00.5Z"),
                "usage-key",
                Map.of("plan", "gold", "note", "a b"));
    }

    /** One that may call everything for ever. */
    public static Entitlement ofEverything(String client, CallQuota... quotas) {
        return of(client, List.of(rule("/*", RouteMethod.values())), quotas);
    }

    public static Entitlement of(String client, List<RouteRule> routes, CallQuota... quotas) {
        return new Entitlement(new ApiClientId(client), routes, List.of(quotas), false, Instant.MAX, "", Map.of());
    }

    public static RouteRule rule(String path, RouteMethod... methods) {
        return new RouteRule(EnumSet.copyOf(List.of(methods)), new RoutePattern(path));
    }
}
