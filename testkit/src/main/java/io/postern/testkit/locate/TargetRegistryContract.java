package io.postern.testkit.locate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.postern.locate.model.LiveMachine;
import io.postern.locate.model.Registration;
import io.postern.locate.port.TargetRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link TargetRegistry} promises. */
public interface TargetRegistryContract {

    /** The registry under test; the same one throughout a test. */
    TargetRegistry registry();

    /** The time as the registry sees it. */
    Instant now();

    /** Another replica on the same technology; an adapter that lives in one process gives the same registry. */
    default TargetRegistry replica() {
        return registry();
    }

    @Test
    default void whatIsKeptComesBackEqual() {
        LiveMachine machine = Machines.live(Machines.hostname(), soon());

        assertThat(registry().keep(machine)).isTrue();

        assertThat(registry().machines()).contains(machine);
    }

    @Test
    default void anotherReplicaSeesIt() {
        LiveMachine machine = Machines.live(Machines.hostname(), soon());
        registry().keep(machine);

        assertThat(replica().machines()).contains(machine);
    }

    @Test
    default void ofOneHostnameTheLastCounts() {
        String hostname = Machines.hostname();
        LiveMachine later = new LiveMachine(Machines.registration(hostname), 1, soon().plusSeconds(1));
        registry().keep(Machines.live(hostname, soon()));
        registry().keep(later);

        assertThat(registry().machines())
                .filteredOn(machine -> machine.registration().hostname().text().equals(hostname))
                .containsExactly(later);
    }

    @Test
    default void whatIsForgottenIsGone() {
        String hostname = Machines.hostname();
        LiveMachine other = Machines.live(Machines.hostname(), soon());
        registry().keep(Machines.live(hostname, soon()));
        registry().keep(other);

        registry().forget(hostname);

        assertThat(registry().machines())
                .contains(other)
                .noneMatch(machine -> machine.registration().hostname().text().equals(hostname));
    }

    @Test
    default void forgettingWhatIsNotKnownIsFine() {
        assertThatCode(() -> registry().forget(Machines.hostname())).doesNotThrowAnyException();
    }

    @Test
    default void textsMayHoldAnything() {
        Registration plain = Machines.registration(Machines.hostname());
        Registration odd = new Registration(
                plain.hostname(),
                "",
                Map.of("ndt/ndt7", List.of(), "ndt/ndt5", List.of("ws://:3001/ndt_protocol")),
                "a\nb=c&d%20\té😀",
                "",
                "",
                plain.place(),
                "",
                "",
                "",
                0,
                "",
                "",
                "");
        LiveMachine machine = new LiveMachine(odd, 1e-9, soon());

        registry().keep(machine);

        assertThat(registry().machines()).contains(machine);
    }

    private Instant soon() {
        return Instant.ofEpochMilli(now().toEpochMilli()).plusSeconds(30);
    }
}
