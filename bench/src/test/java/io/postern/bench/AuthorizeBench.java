package io.postern.bench;

import io.postern.metering.AuthorizeCall;
import io.postern.metering.CountDecisions;
import io.postern.metering.KnownCalls;
import io.postern.metering.KnownEntitlements;
import io.postern.metering.memory.MemoryDecisions;
import io.postern.metering.memory.MemoryEntitlementStore;
import io.postern.metering.model.ApiClientId;
import io.postern.metering.model.Authorization;
import io.postern.metering.model.AuthorizerAnswer;
import io.postern.metering.model.AuthorizerEvent;
import io.postern.metering.model.CallQuota;
import io.postern.metering.model.Entitlement;
import io.postern.metering.model.IdentitySource;
import io.postern.metering.model.InvokedRoute;
import io.postern.metering.model.QuotaPeriod;
import io.postern.metering.model.RouteMethod;
import io.postern.metering.model.RoutePattern;
import io.postern.metering.model.RouteRule;
import io.postern.metering.model.Staleness;
import io.postern.metering.port.EntitlementStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Decisions of the authorizer among as many clients as can be entitled; the time is that of one, with its percentiles. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class AuthorizeBench {

    private static final String STAGE = "arn:aws:execute-api:eu-central-1:123456789012:abcdef1234/prod/";
    private static final int ROUTES = 20;
    private static final Staleness STALENESS = new Staleness(Duration.ofHours(1), Duration.ofDays(1));

    private final Clock clock = Clock.systemUTC();
    private final EntitlementStore store = new MemoryEntitlementStore();
    private final KnownEntitlements entitlements = new KnownEntitlements(store, STALENESS, clock);
    private final KnownCalls calls = new KnownCalls((application, from, until) -> 10, STALENESS, clock);
    private final CountDecisions count = new CountDecisions(new MemoryDecisions());
    private final AuthorizeCall authorizeCall = new AuthorizeCall(
            IdentitySource.parse("$request.header.clientId").orElseThrow(), entitlements, calls, count, false, clock);
    private int next;

    @Setup
    public void entitle() {
        for (int i = 0; i < EntitlementStore.ENTITLEMENTS_MAX; i++) store.add(entitlement("client-" + i));
        entitlements.refresh();
    }

    /** A call of the last of its routes, with two quotas, and the policy that is answered. */
    @Benchmark
    public Map<String, Object> allowed() {
        Authorization authorization = authorizeCall.authorize(event("GET/things-19/7/parts"));
        return AuthorizerAnswer.policy((Authorization.Allowed) authorization);
    }

    /** A call of none of them. */
    @Benchmark
    public Map<String, Object> denied() {
        Authorization authorization = authorizeCall.authorize(event("DELETE/things-19/7/parts"));
        return AuthorizerAnswer.policy((Authorization.Denied) authorization);
    }

    private AuthorizerEvent event(String called) {
        next = (next + 1) % EntitlementStore.ENTITLEMENTS_MAX;
        return new AuthorizerEvent.OfRequest(
                InvokedRoute.parse(STAGE + called).orElseThrow(),
                Map.of(
                        "Host", List.of("api.example.org"),
                        "User-Agent", List.of("bench"),
                        "clientid", List.of("client-" + next)),
                Map.of(),
                Map.of(),
                Map.of("identity.sourceIp", "192.0.2.7"));
    }

    private static Entitlement entitlement(String client) {
        List<RouteRule> routes = new ArrayList<>();
        for (int i = 0; i < ROUTES; i++)
            routes.add(new RouteRule(
                    EnumSet.of(RouteMethod.GET, RouteMethod.HEAD), new RoutePattern("/things-" + i + "/*/parts*")));
        return new Entitlement(
                new ApiClientId(client),
                routes,
                List.of(new CallQuota(QuotaPeriod.MINUTE, 600), new CallQuota(QuotaPeriod.MONTH, 1_000_000)),
                false,
                Instant.MAX,
                "",
                Map.of("plan", "gold"));
    }
}
