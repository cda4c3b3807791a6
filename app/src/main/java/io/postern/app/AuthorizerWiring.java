package io.postern.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.postern.app.boot.KeyText;
import io.postern.app.boot.Keys;
import io.postern.app.operations.DecisionWriter;
import io.postern.app.operations.EntitlementWatch;
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
import io.postern.metering.port.Decisions;
import io.postern.metering.port.EntitlementStore;
import io.postern.metering.port.UsageLedger;
import io.postern.shared.Secret;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts together who may call APIs. */
@Factory
final class AuthorizerWiring {

    private static final Logger LOG = LoggerFactory.getLogger(AuthorizerWiring.class);

    @Singleton
    @Requires(property = Keys.ENTITLEMENTS, value = "memory")
    EntitlementStore entitlementStore() {
        return new MemoryEntitlementStore();
    }

    @Singleton
    @Requires(property = Keys.ENTITLEMENTS, value = "memory")
    Decisions decisions() {
        return new MemoryDecisions();
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
    KnownEntitlements knownEntitlements(EntitlementStore store, AuthorizerConfig config, Clock clock) {
        return new KnownEntitlements(store, config.staleness(), clock);
    }

    /** The ledger is asked for when the first quota is. */
    @Singleton
    KnownCalls.Counted counted(BeanProvider<UsageLedger> ledger) {
        return (application, from, until) -> ledger.get().calls(application, from, until);
    }

    @Singleton
    KnownCalls knownCalls(KnownCalls.Counted ledger, AuthorizerConfig config, Clock clock) {
        return new KnownCalls(ledger, config.staleness(), clock);
    }

    @Singleton
    CountDecisions countDecisions(Decisions decisions) {
        return new CountDecisions(decisions);
    }

    @Singleton
    ReconcileDecisions reconcileDecisions(
            Decisions decisions, EntitlementStore store, KnownCalls.Counted ledger, AuthorizerConfig config) {
        return new ReconcileDecisions(decisions, store, ledger, config.ttl());
    }

    // Made at the start, so that it is closed, and writes once more, before the store is.
    @Context
    @Bean(preDestroy = "close")
    DecisionWriter decisionWriter(CountDecisions count, Clock clock, MeterRegistry meters) {
        DecisionWriter writer = new DecisionWriter(count, clock);
        writer.showOn(meters);
        writer.start();
        return writer;
    }

    @Singleton
    AuthorizeCall authorizeCall(
            KnownEntitlements known, KnownCalls calls, CountDecisions count, AuthorizerConfig config, Clock clock) {
        if (config.shadow()) LOG.warn("The authorizer is in shadow mode: it decides, and lets every call pass.");
        IdentitySource source = IdentitySource.parse(config.identitySource()).orElseThrow();
        return new AuthorizeCall(source, known, calls, count, config.shadow(), clock);
    }

    // Made at the start, so that a key that cannot be used stops the boot.
    @Context
    AuthorizerKeys authorizerKeys(@Property(name = Keys.AUTHORIZER_KEYS) String keys) {
        return new AuthorizerKeys(Arrays.stream(keys.split(",", -1))
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .map(AuthorizerWiring::secret)
                .toList());
    }

    private static Secret secret(String text) {
        return new Secret(KeyText.content(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        Keys.AUTHORIZER_KEYS + ": " + text + " (expected: file: and the path of a readable file)")));
    }

    @Singleton
    ResponseMode responseMode(AuthorizerConfig config) {
        return ResponseMode.named(config.response()).orElseThrow();
    }

    // Made at the start, so that it is known what clients may call before anybody asks.
    @Context
    @Bean(preDestroy = "close")
    EntitlementWatch entitlementWatch(
            KnownEntitlements known, KnownCalls calls, AuthorizerConfig config, Clock clock, MeterRegistry meters) {
        EntitlementWatch watch = new EntitlementWatch(known, calls, config.ttl(), clock);
        watch.showOn(meters);
        watch.start();
        return watch;
    }
}
