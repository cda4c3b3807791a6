package io.postern.metering.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class EntitlementTest {

    private static final ApiClientId SHOP = new ApiClientId("shop");
    private static final RouteRule PETS = new RouteRule(EnumSet.of(RouteMethod.GET), new RoutePattern("/pets/*"));
    private static final Entitlement FULL = new Entitlement(
            SHOP,
            List.of(PETS, new RouteRule(EnumSet.allOf(RouteMethod.class), new RoutePattern("/orders?"))),
            List.of(new CallQuota(QuotaPeriod.MINUTE, 60), new CallQuota(QuotaPeriod.MONTH, 100_000)),
            true,
            Instant.parse("2027-01-01T00:00:00.5Z"),
            "key",
            Map.of("plan", "gold", "note", "a b"));

    @Test
    void whatWasWrittenIsRead() {
        assertEquals(Optional.of(FULL), EntitlementText.read(SHOP, EntitlementText.write(FULL)));
        Entitlement least = new Entitlement(SHOP, List.of(PETS), List.of(), false, Instant.MAX, "", Map.of());
        assertEquals(Optional.of(least), EntitlementText.read(SHOP, EntitlementText.write(least)));
        assertNotEquals(EntitlementText.version(FULL), EntitlementText.version(least));
    }

    @Test
    void whatIsNotUnderstoodIsNoEntitlement() {
        String text = EntitlementText.write(FULL);
        for (String other : List.of("", "x", text + "\nz\t1", text + "\n", text.replace("GET", "FETCH"), "r\tGET"))
            assertEquals(Optional.empty(), EntitlementText.read(SHOP, other), other);
    }

    @Test
    void routesAreAllowedByMethodAndPath() {
        assertTrue(FULL.allows(RouteMethod.GET, "/pets/7"));
        assertTrue(FULL.allows(RouteMethod.DELETE, "/orders1"));
        assertFalse(FULL.allows(RouteMethod.POST, "/pets/7"));
        assertFalse(FULL.allows(RouteMethod.GET, "/pets"));
    }

    @Test
    void aPolicyThatWouldNotFitIsRefused() {
        List<RouteRule> many = new ArrayList<>();
        for (int i = 0; i < 8; i++)
            many.add(new RouteRule(EnumSet.allOf(RouteMethod.class), new RoutePattern("/" + i)));
        assertThrows(IllegalArgumentException.class, () -> withRoutes(many));
        assertThrows(IllegalArgumentException.class, () -> withRoutes(List.of()));

        RouteRule all = new RouteRule(EnumSet.allOf(RouteMethod.class), new RoutePattern("/*"));
        assertEquals(50, withRoutes(Collections.nCopies(50, all)).routes().size());
    }

    @Test
    void contextsKeepToFlatNamesThatTheAnswerDoesNotUse() {
        for (String name : List.of("", "reason", "a.b", "a-b", "x".repeat(65)))
            assertThrows(IllegalArgumentException.class, () -> withContext(Map.of(name, "x")), name);
        for (String value : List.of("line\nbreak", "\u00e9", "x".repeat(257)))
            assertThrows(IllegalArgumentException.class, () -> withContext(Map.of("name", value)), value);
    }

    @Test
    void aPeriodHasOneQuota() {
        List<CallQuota> twice = List.of(new CallQuota(QuotaPeriod.DAY, 1), new CallQuota(QuotaPeriod.DAY, 2));

        assertThrows(
                IllegalArgumentException.class,
                () -> new Entitlement(SHOP, List.of(PETS), twice, false, Instant.MAX, "", Map.of()));
        assertThrows(IllegalArgumentException.class, () -> new CallQuota(QuotaPeriod.DAY, 0));
    }

    @Test
    void periodsAreThoseOfUtc() {
        Instant leap = Instant.parse("2028-02-29T23:59:59.9Z");

        assertEquals(Instant.parse("2028-02-29T23:59:00Z"), QuotaPeriod.MINUTE.start(leap));
        assertEquals(Instant.parse("2028-03-01T00:00:00Z"), QuotaPeriod.HOUR.end(leap));
        assertEquals(Instant.parse("2028-02-29T00:00:00Z"), QuotaPeriod.DAY.start(leap));
        assertEquals(Instant.parse("2028-02-01T00:00:00Z"), QuotaPeriod.MONTH.start(leap));
        assertEquals(Instant.parse("2028-03-01T00:00:00Z"), QuotaPeriod.MONTH.end(leap));
    }

    @Test
    void anIdIsOfPlainCharacters() {
        for (String text : List.of("shop", "user@example.org", "AROA1:session", "9", "x".repeat(128)))
            assertTrue(ApiClientId.read(text).isPresent(), text);
        for (String text : List.of("", " shop", "shop\n", "a,b", ".shop", "sh\u043ep", "x".repeat(129), "a/b", "a b"))
            assertTrue(ApiClientId.read(text).isEmpty(), text);
    }

    private static Entitlement withRoutes(List<RouteRule> routes) {
        return new Entitlement(SHOP, routes, List.of(), false, Instant.MAX, "", Map.of());
    }

    private static Entitlement withContext(Map<String, String> context) {
        return new Entitlement(SHOP, List.of(PETS), List.of(), false, Instant.MAX, "", context);
    }
}
