package io.postern.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.metering.model.ApiClientId;
import io.postern.metering.model.Entitlement;
import io.postern.metering.model.RouteMethod;
import io.postern.metering.model.RoutePattern;
import io.postern.metering.model.RouteRule;
import io.postern.metering.model.Staleness;
import io.postern.shared.PortUnavailable;
import io.postern.shared.SetClock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class KnownEntitlementsTest {

    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final ApiClientId SHOP = new ApiClientId("shop");

    private final BreakableEntitlements store = new BreakableEntitlements();
    private final SetClock clock = new SetClock(NOW);

    @Test
    void nothingIsDecidedBeforeTheFirstRefresh() {
        KnownEntitlements known = known(Duration.ZERO);

        assertThatThrownBy(() -> known.find(SHOP, NOW)).isInstanceOf(PortUnavailable.class);
    }

    @Test
    void changesAreHeardWithTheNextRefresh() {
        KnownEntitlements known = known(Duration.ZERO);
        known.refresh();
        store.add(shop());
        assertThat(known.find(SHOP, NOW)).isEmpty();

        known.refresh();
        assertThat(known.find(SHOP, NOW)).contains(shop());
        assertThat(known.count()).isEqualTo(1);

        store.remove(shop());
        known.refresh();
        assertThat(known.find(SHOP, NOW)).isEmpty();
    }

    @Test
    void whatWasHeardLastCountsForTheTtlAndWhereItIsSaidLonger() {
        KnownEntitlements strict = known(Duration.ZERO);
        KnownEntitlements lenient = known(Duration.ofMinutes(5));
        store.add(shop());
        strict.refresh();
        lenient.refresh();
        store.breaks(true);
        assertThatThrownBy(strict::refresh).isInstanceOf(PortUnavailable.class);

        assertThat(strict.find(SHOP, NOW.plusSeconds(30))).contains(shop());
        assertThatThrownBy(() -> strict.find(SHOP, NOW.plusSeconds(31))).isInstanceOf(PortUnavailable.class);
        assertThat(lenient.find(SHOP, NOW.plusSeconds(330))).contains(shop());
        assertThatThrownBy(() -> lenient.find(SHOP, NOW.plusSeconds(331))).isInstanceOf(PortUnavailable.class);
        assertThatThrownBy(() -> strict.find(SHOP, NOW.minusSeconds(31))).isInstanceOf(PortUnavailable.class);
    }

    private KnownEntitlements known(Duration lastKnownFor) {
        return new KnownEntitlements(store, new Staleness(Duration.ofSeconds(30), lastKnownFor), clock);
    }

    private static Entitlement shop() {
        RouteRule rule = new RouteRule(EnumSet.of(RouteMethod.GET), new RoutePattern("/*"));
        return new Entitlement(SHOP, List.of(rule), List.of(), false, Instant.MAX, "", Map.of());
    }
}
