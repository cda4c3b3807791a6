package io.postern.testkit.access;

import io.postern.access.model.OperatorId;
import io.postern.access.port.OperatorRegistry;
import io.postern.testkit.Outages;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What every {@link OperatorRegistry} over a network promises when its technology is gone. */
public interface OperatorRegistryOutageContract {

    /** The registry under test; the same one throughout a test. */
    OperatorRegistry registry();

    /** Takes the technology away: stopped, hanging or cut off. */
    void breakIt();

    /** Gives it back, with what it had kept. */
    void mendIt();

    /** Longest time in which a call must have given up. */
    default Duration timeLimit() {
        return Duration.ofSeconds(5);
    }

    @Test
    default void askingForAnOperatorDuringAnOutageSaysSoInTime() {
        OperatorRegistry registry = registry();
        registry.find(new OperatorId("nobody"));
        breakIt();
        try {
            Outages.assertUnavailable(timeLimit(), () -> registry.find(new OperatorId("nobody")));
        } finally {
            mendIt();
        }
    }

    @Test
    default void operatorsAreFoundAgainAfterAnOutage() {
        OperatorRegistry registry = registry();
        registry.find(new OperatorId("nobody"));
        breakIt();
        mendIt();

        Outages.assertRecovers(() -> registry.find(new OperatorId("nobody")));
    }
}
