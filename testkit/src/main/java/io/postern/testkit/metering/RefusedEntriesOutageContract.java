package io.postern.testkit.metering;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.metering.port.RefusedEntries;
import io.postern.testkit.Breakable;
import io.postern.testkit.Outages;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What all {@link RefusedEntries} over a network promise when their technology is gone. */
public interface RefusedEntriesOutageContract extends Breakable {

    /** The entries under test; the same throughout a test. */
    RefusedEntries refused();

    @Test
    default void everyCallDuringAnOutageSaysSoInTime() {
        RefusedEntries refused = refused();
        refused.add(List.of(RefusedEntriesContract.entry(1)));
        breakIt();
        try {
            Outages.assertUnavailable(timeLimit(), () -> refused.find("", 10));
            Outages.assertUnavailable(timeLimit(), () -> refused.add(List.of(RefusedEntriesContract.entry(2))));
        } finally {
            mendIt();
        }
        Outages.assertRecovers(() -> refused.find("", 10));
        assertThat(refused.find("", 10).entries()).contains(RefusedEntriesContract.entry(1));
    }
}
