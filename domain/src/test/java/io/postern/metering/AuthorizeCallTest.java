package io.postern.metering;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.metering.memory.MemoryDecisions;
import io.postern.metering.model.ApiClientId;
import io.postern.metering.model.Authorization;
import io.postern.metering.model.AuthorizerAnswer;
import io.postern.metering.model.AuthorizerEvent;
import io.postern.metering.model.CallDenial;
import io.postern.metering.model.CallQuota;
import io.postern.metering.model.DecidedCalls;
import io.postern.metering.model.Entitlement;
import io.postern.metering.model.IdentityFault;
import io.postern.metering.model.IdentitySource;
import io.postern.metering.model.InvokedRoute;
import io.postern.metering.model.QuotaPeriod;
import io.postern.metering.model.RouteMethod;
import io.postern.metering.model.RoutePattern;
import io.postern.metering.model.RouteRule;
import io.postern.metering.model.Staleness;
import io.postern.metering.port.Decisions;
import io.postern.shared.SetClock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class AuthorizeCallTest {

    private static final Instant NOW = Instant.parse("2026-05-01T12:00:30Z");
    private static final String STAGE = "arn:aws:execute-api:eu-central-1:123456789012:abcdef1234/prod";
    private static final IdentitySource SOURCE =
            IdentitySource.parse("$request.header.clientId").orElseThrow();
    private static final List<RouteMethod> METHODS = List.of(RouteMethod.values());
    private static final Staleness STRICT = new Staleness(Duration.ofSeconds(30), Duration.ZERO);

    private final SetClock clock = new SetClock(NOW);
    private final BreakableEntitlements store = new BreakableEntitlements();
    private final ScriptedUsage usage = new ScriptedUsage();
    private final KnownEntitlements entitlements = new KnownEntitlements(store, STRICT, clock);
    private final KnownCalls calls = new KnownCalls(usage, STRICT, clock);
    private final Decisions decisions = new MemoryDecisions();
    private final CountDecisions count = new CountDecisions(decisions);

    @Test
    void anAllowNamesEveryRouteAndNoneThatIsNotMeant() {
        entitle(List.of(rule("/pets/*", RouteMethod.GET, RouteMethod.HEAD), rule("/orders", RouteMethod.POST)));

        Authorization.Allowed allowed = allowed(ask("shop", "GET/pets/7"));

        assertThat(allowed.principal()).isEqualTo("shop");
        assertThat(allowed.resources())
                .containsExactly(STAGE + "/GET/pets/*", STAGE + "/HEAD/pets/*", STAGE + "/POST/orders");
        assertThat(allowed.context().members()).isEqualTo(Map.of("client", "shop", "reason", "allowed"));
    }

    @Test
    void everythingIsOneResourceAndAllMethodsOfSomethingAreNot() {
        entitle(List.of(rule("/*", RouteMethod.values()), rule("/*", RouteMethod.values())));
        assertThat(allowed(ask("shop", "GET/")).resources()).containsExactly(STAGE + "/*");

        store.replace(store.list().getFirst(), shop(List.of(rule("/pets", RouteMethod.values()))));
        entitlements.refresh();
        assertThat(allowed(ask("shop", "GET/pets")).resources())
                .hasSize(7)
                .doesNotContain(STAGE + "/*/pets")
                .contains(STAGE + "/OPTIONS/pets");
    }

    /** IAM's own matching, by another way: a star and a question mark match slashes as well. */
    @Test
    void thePolicyAllowsWhatTheEntitlementDoesAndNothingElse() {
        Random random = new Random(7);
        for (int i = 0; i < 3_000; i++) {
            RouteRule one = rule("/" + text(random, "a/*?"), METHODS.get(random.nextInt(7)));
            RouteRule other = rule("/" + text(random, "ab/*"), RouteMethod.GET, RouteMethod.POST);
            Entitlement entitlement = shop(List.of(one, other));
            String called = METHODS.get(random.nextInt(7)) + "/" + text(random, "ab/");
            InvokedRoute route = InvokedRoute.parse(STAGE + "/" + called).orElseThrow();

            boolean byPolicy =
                    entitlement.resources(route).stream().anyMatch(resource -> iam(resource, STAGE + "/" + called));

            assertThat(entitlement.allows(route.method(), route.path()))
                    .as("%s by %s", called, entitlement)
                    .isEqualTo(byPolicy);
        }
    }

    @Test
    void whoIsNotEntitledIsDeniedEverythingWithTheReason() {
        entitlements.refresh();

        Authorization.Denied denied = denied(ask("stranger", "GET/pets"));

        assertThat(denied.denial()).isEqualTo(CallDenial.UNKNOWN);
        assertThat(AuthorizerAnswer.policy(denied))
                .hasToString("{principalId=-unidentified, policyDocument={Version=2012-10-17, Statement=["
                        + "{Action=execute-api:Invoke, Effect=Deny, Resource=" + STAGE + "/*}]},"
                        + " context={client=-unidentified, reason=unknown}}");
    }

    /** What a caller writes and nobody entitled would be an application of the usage ledger. */
    @Test
    void inventedNamesAreAllOneThatNoClientCanHave() {
        AuthorizeCall shadow = new AuthorizeCall(SOURCE, entitlements, calls, count, true, clock);
        assertThat(denied(ask("any-1", "GET/pets")).denial()).isEqualTo(CallDenial.UNDECIDED);
        assertThat(denied(ask("any-1", "GET/pets")).principal()).isEqualTo("-unidentified");
        assertThat(allowed(shadow.authorize(event("any-2", "GET/pets"))).principal())
                .isEqualTo("-unidentified");

        entitlements.refresh();

        assertThat(denied(ask("any-3", "GET/pets")).context().client()).isEqualTo("-unidentified");
        assertThat(allowed(shadow.authorize(event("any-4", "GET/pets"))).principal())
                .isEqualTo("-unidentified");
        assertThat(ApiClientId.read("-unidentified")).isEmpty();
    }

    @Test
    void theSuspendedAndTheExpiredAreDenied() {
        store.add(entitlement("idle", List.of(rule("/*", RouteMethod.GET)), true, Instant.MAX));
        store.add(entitlement("gone", List.of(rule("/*", RouteMethod.GET)), false, NOW));
        store.add(entitlement("soon", List.of(rule("/*", RouteMethod.GET)), false, NOW.plusMillis(1)));
        entitlements.refresh();

        assertThat(denied(ask("idle", "GET/pets")).denial()).isEqualTo(CallDenial.SUSPENDED);
        assertThat(denied(ask("gone", "GET/pets")).denial()).isEqualTo(CallDenial.EXPIRED);
        assertThat(ask("soon", "GET/pets")).isInstanceOf(Authorization.Allowed.class);
    }

    /** The gateway remembers the answer for further calls of other routes, which stay allowed. */
    @Test
    void aRouteThatIsNotAllowedIsDeniedAndTheOthersGoOn() {
        entitle(List.of(rule("/pets/*", RouteMethod.GET)));

        Authorization.Denied denied = denied(ask("shop", "DELETE/pets/7"));

        assertThat(denied.denial()).isEqualTo(CallDenial.ROUTE_NOT_ALLOWED);
        assertThat(denied.denied()).containsExactly(STAGE + "/DELETE/pets/7");
        assertThat(denied.allowed()).containsExactly(STAGE + "/GET/pets/*");
        // A star in what was called would deny more than that.
        assertThat(denied(ask("shop", "DELETE/*")).denied()).isEmpty();
    }

    /** API Gateway answers 403 to remembered calls of an API with usage plans when the answer says no key. */
    @Test
    void whatStaysAllowedCountsByItsUsagePlan() {
        store.add(new Entitlement(
                new ApiClientId("shop"),
                List.of(rule("/pets/*", RouteMethod.GET)),
                List.of(),
                false,
                Instant.MAX,
                "plan-key",
                Map.of()));
        entitlements.refresh();

        Authorization.Denied denied = denied(ask("shop", "DELETE/pets/7"));
        Authorization.Allowed allowed = allowed(ask("shop", "GET/pets/7"));

        assertThat(AuthorizerAnswer.policy(denied)).containsEntry("usageIdentifierKey", "plan-key");
        assertThat(AuthorizerAnswer.policy(allowed)).containsEntry("usageIdentifierKey", "plan-key");
        assertThat(AuthorizerAnswer.policy(denied(ask("stranger", "GET/pets/7"))))
                .doesNotContainKey("usageIdentifierKey");
        assertThat(denied + " " + allowed).doesNotContain("plan-key");
    }

    @Test
    void aQuotaIsWhatTheLedgerCountedInItsPeriod() {
        entitle(
                List.of(rule("/*", RouteMethod.GET)),
                new CallQuota(QuotaPeriod.MINUTE, 3),
                new CallQuota(QuotaPeriod.DAY, 10));
        usage.called("shop", NOW.minusSeconds(20), 2);
        usage.called("shop", NOW.minusSeconds(3_600), 4);

        assertThat(allowed(ask("shop", "GET/pets")).context().quotaLeft()).isEqualTo(OptionalLong.of(1));

        usage.called("shop", NOW, 1);
        calls.refresh();
        Authorization.Denied denied = denied(ask("shop", "GET/pets"));
        assertThat(denied.denial()).isEqualTo(CallDenial.QUOTA_SPENT);
        assertThat(denied.denied()).containsExactly(STAGE + "/*");

        clock.set(Instant.parse("2026-05-01T12:01:00Z"));
        entitlements.refresh();
        assertThat(allowed(ask("shop", "GET/pets")).context().quotaLeft()).isEqualTo(OptionalLong.of(3));
    }

    @Test
    void whatWasNotHeardForTooLongDecidesNothing() {
        entitle(List.of(rule("/*", RouteMethod.GET)), new CallQuota(QuotaPeriod.DAY, 10));
        assertThat(ask("shop", "GET/pets")).isInstanceOf(Authorization.Allowed.class);

        clock.set(NOW.plusSeconds(30));
        assertThat(ask("shop", "GET/pets")).isInstanceOf(Authorization.Allowed.class);
        clock.set(NOW.plusSeconds(31));
        assertThat(denied(ask("shop", "GET/pets")).denial()).isEqualTo(CallDenial.UNDECIDED);

        entitlements.refresh();
        usage.breaks(true);
        Authorization.Denied uncounted = denied(ask("shop", "GET/pets"));
        assertThat(uncounted.denial()).isEqualTo(CallDenial.UNDECIDED);
        assertThat(uncounted.principal()).isEqualTo("shop");
    }

    @Test
    void whoeverSaysNotWhoItIsIsUnauthorized() {
        entitle(List.of(rule("/*", RouteMethod.GET)));
        InvokedRoute route = InvokedRoute.parse(STAGE + "/GET/pets").orElseThrow();

        assertThat(decide(new AuthorizerEvent.OfToken(route, "")))
                .isEqualTo(new Authorization.Unauthorized(IdentityFault.MISSING));
        assertThat(decide(new AuthorizerEvent.OfToken(route, "shop\n")))
                .isEqualTo(new Authorization.Unauthorized(IdentityFault.UNUSABLE));
        assertThat(decide(new AuthorizerEvent.OfToken(route, "shop"))).isInstanceOf(Authorization.Allowed.class);
    }

    @Test
    void inShadowModeEverythingPassesAndTheReasonIsTold() {
        entitle(List.of(rule("/pets", RouteMethod.GET)));
        AuthorizeCall shadow = new AuthorizeCall(SOURCE, entitlements, calls, count, true, clock);

        for (Map.Entry<AuthorizerEvent, String> one : Map.of(
                        event("shop", "GET/pets"), "allowed",
                        event("shop", "GET/else"), "routeNotAllowed",
                        event("stranger", "GET/pets"), "unknown",
                        event("", "GET/pets"), "unauthorized")
                .entrySet()) {
            Authorization.Allowed allowed = allowed(shadow.authorize(one.getKey()));

            assertThat(allowed.resources()).containsExactly(STAGE + "/*");
            assertThat(allowed.context().reason()).isEqualTo(one.getValue());
            assertThat(allowed.context().members()).containsEntry("shadow", true);
        }
    }

    @Test
    void everyDecisionAboutAKnownClientIsCounted() {
        entitle(List.of(rule("/pets", RouteMethod.GET)));

        ask("shop", "GET/pets");
        ask("shop", "GET/pets");
        ask("shop", "GET/else");
        ask("stranger", "GET/pets");
        count.write();

        Instant hour = Instant.parse("2026-05-01T12:00:00Z");
        assertThat(decisions.between(hour, hour.plusSeconds(3_600)))
                .containsExactly(new DecidedCalls("shop", hour, 3, NOW));
    }

    private Authorization ask(String client, String called) {
        return decide(event(client, called));
    }

    private Authorization decide(AuthorizerEvent event) {
        return new AuthorizeCall(SOURCE, entitlements, calls, count, false, clock).authorize(event);
    }

    private void entitle(List<RouteRule> routes, CallQuota... quotas) {
        store.add(new Entitlement(new ApiClientId("shop"), routes, List.of(quotas), false, Instant.MAX, "", Map.of()));
        entitlements.refresh();
    }

    private static AuthorizerEvent event(String client, String called) {
        return new AuthorizerEvent.OfRequest(
                InvokedRoute.parse(STAGE + "/" + called).orElseThrow(),
                Map.of("ClientID", List.of(client)),
                Map.of(),
                Map.of(),
                Map.of());
    }

    private static Authorization.Allowed allowed(Authorization authorization) {
        assertThat(authorization).isInstanceOf(Authorization.Allowed.class);
        return (Authorization.Allowed) authorization;
    }

    private static Authorization.Denied denied(Authorization authorization) {
        assertThat(authorization).isInstanceOf(Authorization.Denied.class);
        return (Authorization.Denied) authorization;
    }

    private static Entitlement shop(List<RouteRule> routes) {
        return entitlement("shop", routes, false, Instant.MAX);
    }

    private static Entitlement entitlement(String client, List<RouteRule> routes, boolean suspended, Instant end) {
        return new Entitlement(new ApiClientId(client), routes, List.of(), suspended, end, "", Map.of());
    }

    private static RouteRule rule(String path, RouteMethod... methods) {
        return new RouteRule(EnumSet.copyOf(List.of(methods)), new RoutePattern(path));
    }

    private static String text(Random random, String letters) {
        return random.ints(random.nextInt(6), 0, letters.length())
                .mapToObj(at -> String.valueOf(letters.charAt(at)))
                .collect(Collectors.joining());
    }

    private static boolean iam(String resource, String called) {
        String regex = resource.chars()
                .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf((char) c)))
                .collect(Collectors.joining());
        return Pattern.matches(regex, called);
    }
}
