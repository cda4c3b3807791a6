package io.postern.locate;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.locate.model.LiveMachine;
import io.postern.locate.model.Registration;
import org.junit.jupiter.api.Test;

final class RegisterTargetTest {

    private final Fleet fleet = new Fleet();
    private final Registration machine = Fleet.registration("nyc01", 1, Fleet.NEW_YORK, 1);

    @Test
    void aMachineThatIsWellIsLive() {
        assertThat(fleet.registerTarget.report(machine, 0.1)).isTrue();

        assertThat(fleet.listTargets.list("", ""))
                .containsExactly(new LiveMachine(machine, 0.1, fleet.now.plusSeconds(30)));
    }

    @Test
    void aMachineThatIsNotIsGoneAtOnce() {
        fleet.registerTarget.report(machine, 1);

        assertThat(fleet.registerTarget.report(machine, 0)).isFalse();
        assertThat(fleet.registerTarget.report(machine, Double.NaN)).isFalse();

        assertThat(fleet.listTargets.list("", "")).isEmpty();
    }

    @Test
    void theListIsFilteredAndInOrder() {
        fleet.add("tyo01", 1, Fleet.TOKYO);
        fleet.add("ber01", 1, Fleet.BERLIN);

        assertThat(fleet.listTargets.list("mlab", "ndt"))
                .extracting(live -> live.registration().site())
                .containsExactly("ber01", "tyo01");
        assertThat(fleet.listTargets.list("rnp", "")).isEmpty();
        assertThat(fleet.listTargets.list("", "neubot")).isEmpty();
    }
}
