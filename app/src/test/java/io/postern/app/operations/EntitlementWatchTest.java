package io.postern.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.postern.metering.AuthorizeCall;
import io.postern.metering.CountDecisions;
import io.postern.metering.KnownCalls;
import io.postern.metering.KnownEntitlements;
import io.postern.metering.memory.MemoryDecisions;
import io.postern.metering.memory.MemoryEntitlementStore;
import io.postern.metering.model.ApiClientId;
import io.postern.metering.model.Authorization;
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
import io.postern.testkit.Eventually;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class EntitlementWatchTest {

    private static final Staleness STALENESS = new Staleness(Duration.ofMinutes(1), Duration.ZERO);

    private final Clock clock = Clock.systemUTC();
    private final MemoryEntitlementStore store = new MemoryEntitlementStore();
    private final KnownEntitlements entitlements = new KnownEntitlements(store, STALENESS, clock);
    private final AtomicInteger reads = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);
    private final KnownCalls calls = new KnownCalls((_, _, _) -> read(), STALENESS, clock);
    private final EntitlementWatch watch = new EntitlementWatch(entitlements, calls, Duration.ofMillis(60), clock);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @AfterEach
    void close() {
        end.countDown();
        watch.close();
    }

    @Test
    void entitlementsDoNotWaitForALedgerThatHangs() {
        store.add(entitled("shop"));
        watch.showOn(meters);
        watch.start();
        assertThat(ask("shop")).isInstanceOf(Authorization.Allowed.class);
        Eventually.holds(Duration.ofSeconds(10), "the ledger is read again", () -> reads.get() == 2);

        store.add(entitled("bank"));

        Eventually.holds(
                Duration.ofSeconds(10),
                "the entitlement is heard",
                () -> meters.get("postern.entitlements").gauge().value() == 2);
    }

    private Authorization ask(String client) {
        InvokedRoute route = InvokedRoute.parse("arn:aws:execute-api:eu-west-1:123456789012:a1/prod/GET/pets")
                .orElseThrow();
        IdentitySource source = IdentitySource.parse("$request.header.clientId").orElseThrow();
        return new AuthorizeCall(source, entitlements, calls, new CountDecisions(new MemoryDecisions()), false, clock)
                .authorize(new AuthorizerEvent.OfToken(route, client));
    }

    /** At once the first time, and then not before the end. */
    private long read() {
        try {
            if (reads.incrementAndGet() > 1) end.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    private static Entitlement entitled(String client) {
        return new Entitlement(
                new ApiClientId(client),
                List.of(new RouteRule(Set.of(RouteMethod.GET), new RoutePattern("/*"))),
                List.of(new CallQuota(QuotaPeriod.DAY, 10)),
                false,
                Instant.MAX,
                "",
                Map.of());
    }
}
