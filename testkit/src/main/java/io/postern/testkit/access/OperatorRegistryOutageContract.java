package io.postern.testkit.access;

import io.postern.access.model.OperatorId;
import io.postern.access.port.OperatorRegistry;
import io.postern.testkit.Breakable;
import io.postern.testkit.Outages;
import org.junit.jupiter.api.Test;

/** What every {@link OperatorRegistry} over a network promises when its technology is gone. */
public interface OperatorRegistryOutageContract extends Breakable {

    /** The registry under test; the same one throughout a test. */
    OperatorRegistry registry();

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
