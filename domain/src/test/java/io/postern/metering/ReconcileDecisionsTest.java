package io.postern.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.metering.memory.MemoryDecisions;
import io.postern.metering.memory.MemoryEntitlementStore;
import io.postern.metering.model.ApiClientId;
import io.postern.metering.model.DecidedCalls;
import io.postern.metering.model.Entitlement;
import io.postern.metering.model.GapCause;
import io.postern.metering.model.ReconciledHour;
import io.postern.metering.model.Reconciliation;
import io.postern.metering.model.RouteMethod;
import io.postern.metering.model.RoutePattern;
import io.postern.metering.model.RouteRule;
import io.postern.metering.port.Decisions;
import io.postern.shared.PortUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ReconcileDecisionsTest {

    private static final Instant TEN = Instant.parse("2026-05-01T10:00:00Z");
    private static final Instant ELEVEN = Instant.parse("2026-05-01T11:00:00Z");
    private static final Instant TWELVE = Instant.parse("2026-05-01T12:00:00Z");

    private final Decisions decisions = new MemoryDecisions();
    private final MemoryEntitlementStore entitlements = new MemoryEntitlementStore();
    private final ScriptedUsage usage = new ScriptedUsage();
    private final CountDecisions count = new CountDecisions(decisions);
    private final ReconcileDecisions reconcile =
            new ReconcileDecisions(decisions, entitlements, usage, Duration.ofSeconds(30));

    @Test
    void oneDecisionServesManyRequests() {
        decided("shop", TEN.plusSeconds(5), 2);
        usage.called("shop", TEN.plusSeconds(6), 7);

        assertThat(hours(TEN, ELEVEN)).containsExactly(new ReconciledHour("shop", TEN, 2, 7, GapCause.CACHED));
        assertThat(hours(TEN, ELEVEN).getFirst().gap()).isEqualTo(5);
    }

    @Test
    void requestsWithoutAnyDecisionAreListed() {
        entitlements.add(entitled("shop"));
        usage.called("shop", TEN.plusSeconds(6), 7);

        assertThat(hours(TEN, ELEVEN))
                .containsExactly(new ReconciledHour("shop", TEN, 0, 7, GapCause.WITHOUT_DECISION));
    }

    @Test
    void whatWasDecidedShortlyBeforeTheHourIsRemembered() {
        decided("shop", ELEVEN.minusSeconds(30), 1);
        decided("bank", ELEVEN.minusSeconds(31), 1);
        for (String name : List.of("shop", "bank")) {
            entitlements.add(entitled(name));
            usage.called(name, ELEVEN.plusSeconds(1), 1);
        }

        assertThat(hours(ELEVEN, TWELVE))
                .containsExactly(
                        new ReconciledHour("bank", ELEVEN, 0, 1, GapCause.WITHOUT_DECISION),
                        new ReconciledHour("shop", ELEVEN, 0, 1, GapCause.CACHED));
    }

    @Test
    void moreDecisionsThanRequestsAreNotLogged() {
        decided("shop", TEN, 3);
        usage.called("shop", TEN, 1);
        decided("shop", ELEVEN, 1);
        usage.called("shop", ELEVEN, 1);

        assertThat(hours(TEN.plusSeconds(1), ELEVEN.plusSeconds(1)))
                .containsExactly(
                        new ReconciledHour("shop", TEN, 3, 1, GapCause.NOT_LOGGED),
                        new ReconciledHour("shop", ELEVEN, 1, 1, GapCause.NONE));
    }

    @Test
    void oneApplicationIsAskedForAloneKnownOrNot() {
        decided("shop", TEN, 1);
        usage.called("stranger", TEN, 2);

        assertThat(reconcile.reconcile(TEN, ELEVEN, "stranger"))
                .isEqualTo(new Reconciliation.Reconciled(
                        List.of(new ReconciledHour("stranger", TEN, 0, 2, GapCause.WITHOUT_DECISION))));
    }

    @Test
    void tooMuchIsNotRead() {
        for (int i = 0; i < 21; i++) decided("client-" + i, TEN, 1);

        assertThat(reconcile.reconcile(TEN.minus(Duration.ofHours(1_000)), ELEVEN, "client-1"))
                .isEqualTo(new Reconciliation.TooMuch(1_001));
        assertThat(reconcile.reconcile(TEN.minus(Duration.ofHours(999)), ELEVEN, ""))
                .isEqualTo(new Reconciliation.TooMuch(21_000));
        assertThat(usage.reads()).isZero();
    }

    @Test
    void noMoreHoursAreReadThanItTakesToSeeThatItIsTooMuch() {
        CrowdedDecisions crowd = new CrowdedDecisions();
        ReconcileDecisions crowded = new ReconcileDecisions(crowd, entitlements, usage, Duration.ofSeconds(30));
        Instant early = TEN.minus(Duration.ofHours(999));

        assertThat(crowded.reconcile(early, ELEVEN, "")).isEqualTo(new Reconciliation.TooMuch(21_000));
        assertThat(crowd.hours()).isEqualTo(2);
        assertThat(crowded.reconcile(TEN, ELEVEN, "client-7"))
                .isEqualTo(new Reconciliation.Reconciled(
                        List.of(new ReconciledHour("client-7", TEN, 1, 0, GapCause.NOT_LOGGED))));
    }

    @Test
    void theIdleCostOneReadingEach() {
        entitlements.add(entitled("shop"));
        entitlements.add(entitled("bank"));

        assertThat(hours(TEN, TWELVE)).isEmpty();
        assertThat(usage.reads()).isEqualTo(2);
    }

    @Test
    void whatCouldNotBeWrittenIsWrittenLater() {
        BreakableDecisions broken = new BreakableDecisions(decisions);
        CountDecisions counting = new CountDecisions(broken);
        counting.decided("shop", TEN.plusSeconds(1));
        broken.breaks(true);
        assertThatThrownBy(counting::write).isInstanceOf(PortUnavailable.class);

        counting.decided("shop", TEN.plusSeconds(2));
        broken.breaks(false);
        counting.write();
        counting.write();

        assertThat(decisions.between(TEN, ELEVEN))
                .containsExactly(new DecidedCalls("shop", TEN, 2, TEN.plusSeconds(2)));
    }

    @Test
    void callersWhoChooseTheirNamesUseUpNoMemory() {
        for (int i = 0; i < Decisions.APPLICATIONS_MAX + 5; i++) count.decided("name-" + i, TEN);
        count.decided("name-7", TEN);
        count.write();

        assertThat(count.uncounted()).isEqualTo(5);
        assertThat(decisions.between(TEN, ELEVEN)).hasSize(Decisions.APPLICATIONS_MAX);
    }

    private void decided(String application, Instant at, int times) {
        for (int i = 0; i < times; i++) count.decided(application, at);
        count.write();
    }

    private List<ReconciledHour> hours(Instant from, Instant until) {
        Reconciliation reconciliation = reconcile.reconcile(from, until, "");
        assertThat(reconciliation).isInstanceOf(Reconciliation.Reconciled.class);
        return ((Reconciliation.Reconciled) reconciliation).hours();
    }

    private static Entitlement entitled(String client) {
        RouteRule rule = new RouteRule(EnumSet.of(RouteMethod.GET), new RoutePattern("/*"));
        return new Entitlement(new ApiClientId(client), List.of(rule), List.of(), false, Instant.MAX, "", Map.of());
    }
}
