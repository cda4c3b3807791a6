package io.postern.locate;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.locate.model.NearTarget;
import io.postern.locate.model.Nearest;
import io.postern.locate.model.NearestQuery;
import io.postern.locate.model.ServiceName;
import io.postern.locate.model.Whereabouts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class FindNearestTargetsTest {

    private static final Whereabouts NOWHERE = new Whereabouts.Unknown();

    private final Fleet fleet = new Fleet();

    @Test
    void theNearestSiteStandsFirst() {
        worldwide();

        assertThat(sites(Fleet.query("a", new Whereabouts.At(Fleet.BERLIN))))
                .containsExactly("City of ber01", "City of nyc01", "City of tyo01");
        assertThat(sites(Fleet.query("a", new Whereabouts.At(Fleet.TOKYO))))
                .first()
                .isEqualTo("City of tyo01");
    }

    @Test
    void aTargetHasATokenForItsMachineAlone() {
        fleet.add("nyc01", 1, Fleet.NEW_YORK);

        NearTarget near = found(new NearestQuery(
                        Fleet.NDT7, "a", NOWHERE, List.of(), "", "", "", Map.of("client_name", "my app")))
                .getFirst();

        assertThat(near.target().machine()).isEqualTo("mlab1-nyc01.mlab-oti.measurement-lab.org");
        assertThat(near.target().hostname()).isEqualTo("ndt-mlab1-nyc01.mlab-oti.measurement-lab.org");
        assertThat(near.target().urls())
                .containsExactly(Map.entry(
                        "wss:///ndt/v7/download",
                        "wss://ndt-mlab1-nyc01.mlab-oti.measurement-lab.org/ndt/v7/download"
                                + "?access_token=ndt-for-mlab1-nyc01.mlab-oti.measurement-lab.org"
                                + "&client_name=my+app&index=0&locate_version=v2&metro_rank=0"));
        assertThat(near.city()).isEqualTo("City of nyc01");
        assertThat(near.countryCode()).isEqualTo("US");
    }

    @Test
    void sitesOfOneMetroHaveOneRank() {
        fleet.add("nyc01", 1, Fleet.NEW_YORK);
        fleet.add("nyc02", 1, Fleet.NEW_YORK);
        fleet.add("ber01", 1, Fleet.BERLIN);

        List<NearTarget> targets = found(Fleet.query("a", new Whereabouts.At(Fleet.NEW_YORK)));

        assertThat(targets.get(1).target().urls().values().iterator().next()).contains("index=1", "metro_rank=0");
        assertThat(targets.get(2).target().urls().values().iterator().next()).contains("index=2", "metro_rank=1");
    }

    @Test
    void oneMachineOfEachSiteIsOfferedAndAtMostFour() {
        for (int site = 1; site <= 6; site++)
            for (int machine = 1; machine <= 3; machine++) fleet.add("nyc0" + site, machine, Fleet.NEW_YORK);

        assertThat(sites(Fleet.query("a", NOWHERE))).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void withoutAPlaceCallersAreSpreadAndEachStaysWhereItIs() {
        worldwide();
        Set<String> firsts = new HashSet<>();

        for (int caller = 0; caller < 100; caller++) {
            NearestQuery query = Fleet.query("192.0.2." + caller, NOWHERE);
            assertThat(found(query)).isEqualTo(found(query));
            firsts.add(sites(query).getFirst());
        }

        assertThat(firsts).hasSize(3);
    }

    @Test
    void whoeverIsNotAtTheSiteThatGoesKeepsItsPlace() {
        worldwide();
        fleet.add("sin01", 1, Fleet.TOKYO);
        List<NearestQuery> others = new ArrayList<>();
        for (int caller = 0; caller < 50; caller++) {
            NearestQuery query = Fleet.query("192.0.2." + caller, NOWHERE);
            if (!sites(query).getFirst().equals("City of sin01")) others.add(query);
        }
        List<String> before =
                others.stream().map(query -> sites(query).getFirst()).toList();

        fleet.registerTarget.report(Fleet.registration("sin01", 1, Fleet.TOKYO, 1), 0);

        assertThat(others.stream().map(query -> sites(query).getFirst()).toList())
                .isEqualTo(before);
    }

    @Test
    void aSiteTakesItsShareOfCallers() {
        worldwide();
        fleet.registerTarget.report(Fleet.registration("sin01", 1, Fleet.TOKYO, 0.3), 1);
        int offered = 0;

        for (int caller = 0; caller < 1000; caller++)
            if (sites(Fleet.query("caller " + caller, NOWHERE)).contains("City of sin01")) offered++;

        assertThat(offered).isBetween(250, 350);
    }

    @Test
    void aSiteForFewIsBetterThanNothing() {
        fleet.registerTarget.report(Fleet.registration("sin01", 1, Fleet.TOKYO, 0), 1);

        assertThat(sites(Fleet.query("a", NOWHERE))).containsExactly("City of sin01");
    }

    @Test
    void filtersLeaveOutWhatDoesNotFit() {
        worldwide();

        assertThat(sites(filtered(List.of("nyc01", "tyo01"), "", "", ""))).hasSize(2);
        assertThat(sites(filtered(List.of(), "US", "mlab", "physical"))).hasSize(3);
        for (NearestQuery nothing : List.of(
                filtered(List.of("lax01"), "", "", ""),
                filtered(List.of(), "DE", "", ""),
                filtered(List.of(), "", "rnp", ""),
                filtered(List.of(), "", "", "virtual")))
            assertThat(fleet.findNearestTargets.find(nothing)).isEqualTo(new Nearest.NothingLive());
    }

    @Test
    void aSilentMachineIsGoneAfterThirtySeconds() {
        fleet.add("nyc01", 1, Fleet.NEW_YORK);
        fleet.now = fleet.now.plusSeconds(29);
        assertThat(found(Fleet.query("a", NOWHERE))).hasSize(1);

        fleet.now = fleet.now.plusSeconds(1);

        assertThat(fleet.findNearestTargets.find(Fleet.query("a", NOWHERE))).isEqualTo(new Nearest.NothingLive());
    }

    @Test
    void aServiceThatNobodyKnowsIsUnknown() {
        worldwide();
        NearestQuery query =
                new NearestQuery(new ServiceName("neubot", "dash"), "a", NOWHERE, List.of(), "", "", "", Map.of());

        assertThat(fleet.findNearestTargets.find(query)).isEqualTo(new Nearest.Unserved());
    }

    private void worldwide() {
        fleet.add("nyc01", 1, Fleet.NEW_YORK);
        fleet.add("ber01", 1, Fleet.BERLIN);
        fleet.add("tyo01", 1, Fleet.TOKYO);
    }

    private static NearestQuery filtered(List<String> sites, String country, String organization, String type) {
        return new NearestQuery(Fleet.NDT7, "a", NOWHERE, sites, country, organization, type, Map.of());
    }

    private List<NearTarget> found(NearestQuery query) {
        return ((Nearest.Found) fleet.findNearestTargets.find(query)).targets();
    }

    private List<String> sites(NearestQuery query) {
        return found(query).stream().map(NearTarget::city).toList();
    }
}
