package io.postern.testkit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.postern.telemetry.model.Dashboard;
import io.postern.telemetry.model.DashboardFinding;
import io.postern.telemetry.model.DashboardKeeping;
import io.postern.telemetry.model.DashboardName;
import io.postern.telemetry.model.DashboardPage;
import io.postern.telemetry.port.DashboardStore;
import io.postern.testkit.Unique;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link DashboardStore} promises. */
public interface DashboardStoreContract {

    String EMPTY = "{\"widgets\":[]}";

    String TEXT = "{\"widgets\":[{\"type\":\"text\",\"x\":0,\"y\":0,\"width\":6,\"height\":6,"
            + "\"properties\":{\"markdown\":\"Grüße 😀\"}}]}";

    /** The store under test. */
    DashboardStore dashboards();

    /** The time as the store sees it. */
    Instant now();

    @Test
    default void aDashboardIsFoundAsItWasPut() {
        DashboardName name = name("shop");

        assertThat(dashboards().put(new Dashboard(name, TEXT))).isEqualTo(new DashboardKeeping.Kept(List.of()));

        assertThat(dashboards().find(name)).contains(new Dashboard(name, TEXT));
    }

    @Test
    default void theLastToPutOneWins() {
        DashboardName name = kept("shop", TEXT);

        dashboards().put(new Dashboard(name, EMPTY));

        assertThat(dashboards().find(name)).contains(new Dashboard(name, EMPTY));
    }

    @Test
    default void aDashboardThatNobodyPutIsNotFound() {
        assertThat(dashboards().find(name("nothing"))).isEmpty();
    }

    @Test
    default void dashboardsAreListedByNameFromAPrefix() {
        String prefix = Unique.name("list-");
        DashboardName second = new DashboardName(prefix + "-b");
        DashboardName first = new DashboardName(prefix + "-a");
        dashboards().put(new Dashboard(second, TEXT));
        dashboards().put(new Dashboard(first, EMPTY));
        kept("another", EMPTY);

        DashboardPage page = dashboards().list(prefix, "");

        assertThat(page.nextToken()).isEmpty();
        assertThat(page.dashboards()).extracting(DashboardPage.Entry::name).containsExactly(first, second);
        assertThat(page.dashboards()).extracting(DashboardPage.Entry::sizeBytes).containsExactly(14L, 103L);
        assertThat(page.dashboards())
                .extracting(DashboardPage.Entry::lastModified)
                .allSatisfy(at -> assertThat(at).isBetween(now().minusSeconds(60), now().plusSeconds(60)));
    }

    @Test
    default void withoutAPrefixAllAreListed() {
        DashboardName name = kept("shop", EMPTY);

        assertThat(dashboards().list("", "").dashboards())
                .extracting(DashboardPage.Entry::name)
                .contains(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no JSON", "[]", "{}", "{\"widgets\":{}}", "{\"widgets\":[]"})
    default void whatIsNoDashboardIsRefusedAndTheOneBeforeStays(String body) {
        DashboardName name = kept("shop", TEXT);

        assertThat(dashboards().put(new Dashboard(name, body)))
                .isInstanceOfSatisfying(DashboardKeeping.Invalid.class, invalid -> {
                    assertThat(invalid.why()).isNotBlank();
                    assertThat(invalid.findings())
                            .extracting(DashboardFinding::message)
                            .isNotEmpty()
                            .doesNotContain("");
                });

        assertThat(dashboards().find(name)).contains(new Dashboard(name, TEXT));
    }

    @Test
    default void severalAreRemovedTogether() {
        DashboardName first = kept("first", EMPTY);
        DashboardName second = kept("second", EMPTY);
        DashboardName third = kept("third", EMPTY);

        assertThat(dashboards().remove(Set.of(first, second))).isTrue();

        assertThat(dashboards().find(first)).isEmpty();
        assertThat(dashboards().find(second)).isEmpty();
        assertThat(dashboards().find(third)).isPresent();
    }

    @Test
    default void noneIsRemovedWhenOneDoesNotExist() {
        DashboardName name = kept("shop", EMPTY);

        assertThat(dashboards().remove(Set.of(name, name("nothing")))).isFalse();

        assertThat(dashboards().find(name)).isPresent();
    }

    @Test
    default void aTokenOfNoPageIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> dashboards().list("", "no page's"));
    }

    private DashboardName kept(String name, String body) {
        DashboardName unique = name(name);
        assertThat(dashboards().put(new Dashboard(unique, body))).isInstanceOf(DashboardKeeping.Kept.class);
        return unique;
    }

    private static DashboardName name(String name) {
        return new DashboardName(Unique.name(name));
    }
}
