package io.postern.http;

import io.micronaut.context.annotation.Factory;
import io.postern.http.authorizer.AuthorizerKeys;
import io.postern.http.authorizer.ResponseMode;
import io.postern.metering.AuthorizeCall;
import io.postern.metering.CountDecisions;
import io.postern.metering.EntitleClient;
import io.postern.metering.KnownCalls;
import io.postern.metering.KnownEntitlements;
import io.postern.metering.ListEntitlements;
import io.postern.metering.ReadEntitlement;
import io.postern.metering.ReconcileDecisions;
import io.postern.metering.RemoveEntitlement;
import io.postern.metering.memory.MemoryDecisions;
import io.postern.metering.memory.MemoryEntitlementStore;
import io.postern.metering.model.IdentitySource;
import io.postern.metering.model.Staleness;
import io.postern.metering.port.Decisions;
import io.postern.metering.port.EntitlementStore;
import io.postern.shared.Secret;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The part of {@link GateWiring} that is about who may call APIs. */
@Factory
final class AuthorizerGateWiring {

    private static final Staleness STALENESS = new Staleness(Duration.ofSeconds(30), Duration.ZERO);

    @Singleton
    MemoryEntitlementStore entitlementStore() {
        return new MemoryEntitlementStore();
    }

    @Singleton
    ListEntitlements listEntitlements(EntitlementStore store) {
        return new ListEntitlements(store);
    }

    @Singleton
    ReadEntitlement readEntitlement(EntitlementStore store) {
        return new ReadEntitlement(store);
    }

    @Singleton
    EntitleClient entitleClient(EntitlementStore store) {
        return new EntitleClient(store);
    }

    @Singleton
    RemoveEntitlement removeEntitlement(EntitlementStore store) {
        return new RemoveEntitlement(store);
    }

    @Singleton
    KnownEntitlements knownEntitlements(EntitlementStore store, Clock clock) {
        return new KnownEntitlements(store, STALENESS, clock); // tests refresh it
    }

    /** Everybody called ten times in whatever time. */
    @Singleton
    KnownCalls.Counted counted() {
        return (application, from, until) -> 10;
    }

    @Singleton
    KnownCalls knownCalls(KnownCalls.Counted ledger, Clock clock) {
        return new KnownCalls(ledger, STALENESS, clock);
    }

    @Singleton
    MemoryDecisions decisions() {
        return new MemoryDecisions();
    }

    @Singleton
    CountDecisions countDecisions(Decisions decisions) {
        return new CountDecisions(decisions);
    }

    @Singleton
    ReconcileDecisions reconcileDecisions(Decisions decisions, EntitlementStore store, KnownCalls.Counted ledger) {
        return new ReconcileDecisions(decisions, store, ledger, STALENESS.ttl());
    }

    @Singleton
    AuthorizeCall authorizeCall(KnownEntitlements known, KnownCalls calls, CountDecisions count, Clock clock) {
        IdentitySource source = IdentitySource.parse("$request.header.clientId").orElseThrow();
        return new AuthorizeCall(source, known, calls, count, false, clock);
    }

    @Singleton
    AuthorizerKeys authorizerKeys() {
        return new AuthorizerKeys(List.of(
                new Secret("authorizer-key-of-tests-new-0123"), new Secret("authorizer-key-of-tests-old-0123")));
    }

    @Singleton
    ResponseMode responseMode() {
        return ResponseMode.SIMPLE;
    }
}
