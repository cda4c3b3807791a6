package io.postern.metering;

import io.postern.metering.model.ApiClientId;
import io.postern.metering.model.Authorization;
import io.postern.metering.model.AuthorizerContext;
import io.postern.metering.model.AuthorizerEvent;
import io.postern.metering.model.CallDenial;
import io.postern.metering.model.CallQuota;
import io.postern.metering.model.Entitlement;
import io.postern.metering.model.Identity;
import io.postern.metering.model.IdentityFault;
import io.postern.metering.model.IdentitySource;
import io.postern.metering.model.InvokedRoute;
import io.postern.shared.PortUnavailable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Decides whether a call of an API may go on, by what is known of entitlements and usage. Who may not is told why. Where
 * one of them is needed and not known it denies: to let everybody in is for shadow mode only, which decides and lets
 * everything pass.
 */
public final class AuthorizeCall {

    /**
     * Who calls where it is not known to be a client. No client can be called so, and it is one name whatever callers write:
     * each name that they invent would else be an application in the usage ledger, until it has no room for others.
     */
    private static final String NOBODY = "-unidentified";

    private static final String ALLOWED = "allowed";

    private final IdentitySource source;
    private final KnownEntitlements entitlements;
    private final KnownCalls calls;
    private final CountDecisions count;
    private final boolean shadow;
    private final Clock clock;

    /** Decides by that identity, and counts by client what was decided; in shadow mode everything is let pass. */
    public AuthorizeCall(
            IdentitySource source,
            KnownEntitlements entitlements,
            KnownCalls calls,
            CountDecisions count,
            boolean shadow,
            Clock clock) {
        this.source = source;
        this.entitlements = entitlements;
        this.calls = calls;
        this.count = count;
        this.shadow = shadow;
        this.clock = clock;
    }

    /** The decision; it waits for the usage ledger only when the quota of a client is asked for the first time. */
    public Authorization authorize(AuthorizerEvent event) {
        Instant now = clock.instant();
        Authorization decided = decided(event, now);
        switch (decided) {
            case Authorization.Allowed allowed -> count(allowed.principal(), now);
            case Authorization.Denied denied -> count(denied.principal(), now);
            case Authorization.Unauthorized _ -> {}
        }
        return decided;
    }

    /** Of the denied as well: the access log tells of their requests, too. */
    private void count(String principal, Instant now) {
        if (!principal.equals(NOBODY)) count.decided(principal, now);
    }

    private Authorization decided(AuthorizerEvent event, Instant now) {
        InvokedRoute route = event.route();
        return switch (source.of(event)) {
            case Identity.Known(ApiClientId client) -> authorize(client, route, now);
            case Identity.Nobody(IdentityFault fault) -> {
                Authorization unauthorized = new Authorization.Unauthorized(fault);
                yield shadow ? passed(NOBODY, route, "unauthorized", "") : unauthorized;
            }
        };
    }

    private Authorization authorize(ApiClientId client, InvokedRoute route, Instant now) {
        Optional<Entitlement> known;
        try {
            known = entitlements.find(client, now);
        } catch (PortUnavailable _) {
            return denied(NOBODY, route, CallDenial.UNDECIDED);
        }
        if (known.isEmpty()) return denied(NOBODY, route, CallDenial.UNKNOWN);
        try {
            return authorize(known.get(), route, now);
        } catch (PortUnavailable _) {
            return denied(client.value(), route, CallDenial.UNDECIDED);
        }
    }

    private Authorization authorize(Entitlement entitlement, InvokedRoute route, Instant now) {
        String client = entitlement.client().value();
        if (entitlement.suspended()) return denied(client, route, CallDenial.SUSPENDED);
        if (!now.isBefore(entitlement.expiresAt())) return denied(client, route, CallDenial.EXPIRED);
        OptionalLong left = quotaLeft(entitlement, now);
        if (left.isPresent() && left.getAsLong() <= 0) return denied(client, route, CallDenial.QUOTA_SPENT);
        if (shadow) {
            boolean allowed = entitlement.allows(route.method(), route.path());
            String reason = allowed ? ALLOWED : CallDenial.ROUTE_NOT_ALLOWED.word();
            return passed(client, route, reason, entitlement.usageIdentifierKey());
        }
        List<String> resources = entitlement.resources(route);
        if (!entitlement.allows(route.method(), route.path())) return elsewhere(entitlement, route, resources);
        return new Authorization.Allowed(
                client,
                resources,
                new AuthorizerContext(client, ALLOWED, left, false, entitlement.context()),
                entitlement.usageIdentifierKey());
    }

    private OptionalLong quotaLeft(Entitlement entitlement, Instant now) {
        OptionalLong least = OptionalLong.empty();
        for (CallQuota quota : entitlement.quotas()) {
            long left = quota.calls() - calls.since(entitlement.client(), quota.period(), now);
            if (least.isEmpty() || left < least.getAsLong()) least = OptionalLong.of(left);
        }
        return least;
    }

    /** A no to everything in the stage, because what is said is so whatever is called. */
    private Authorization denied(String principal, InvokedRoute route, CallDenial denial) {
        if (shadow) return passed(principal, route, denial.word(), "");
        return new Authorization.Denied(
                principal,
                denial,
                List.of(route.everything()),
                List.of(),
                new AuthorizerContext(principal, denial.word(), OptionalLong.empty(), false, Map.of()),
                "");
    }

    /** A no to this route alone: the gateway remembers it for those, too, that the client may call. */
    private static Authorization elsewhere(Entitlement entitlement, InvokedRoute route, List<String> resources) {
        CallDenial denial = CallDenial.ROUTE_NOT_ALLOWED;
        String client = entitlement.client().value();
        return new Authorization.Denied(
                client,
                denial,
                route.itself().stream().toList(),
                resources,
                new AuthorizerContext(client, denial.word(), OptionalLong.empty(), false, entitlement.context()),
                entitlement.usageIdentifierKey());
    }

    private static Authorization passed(
            String principal, InvokedRoute route, String reason, String usageIdentifierKey) {
        return new Authorization.Allowed(
                principal,
                List.of(route.everything()),
                new AuthorizerContext(principal, reason, OptionalLong.empty(), true, Map.of()),
                usageIdentifierKey);
    }
}
