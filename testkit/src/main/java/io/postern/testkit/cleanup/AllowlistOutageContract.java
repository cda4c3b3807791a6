package io.postern.testkit.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.cleanup.model.AllowlistEntry;
import io.postern.cleanup.port.Allowlist;
import io.postern.testkit.Breakable;
import io.postern.testkit.Outages;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link Allowlist} over a network promises when its technology is gone. */
public interface AllowlistOutageContract extends Breakable {

    /** The allowlist under test; the same one throughout a test. */
    Allowlist allowlist();

    @Test
    default void everyCallDuringAnOutageSaysSoInTime() {
        Allowlist allowlist = allowlist();
        AllowlistEntry entry = Entries.entry();
        allowlist.add(entry, Entries.EDIT);
        breakIt();
        try {
            Outages.assertUnavailable(timeLimit(), () -> allowlist.find(entry.resourceId()));
            Outages.assertUnavailable(timeLimit(), () -> {
                try (Stream<AllowlistEntry> listed = allowlist.list()) {
                    assertThat(listed).isNotNull();
                }
            });
            Outages.assertUnavailable(timeLimit(), () -> allowlist.add(Entries.entry(), Entries.EDIT));
            Outages.assertUnavailable(timeLimit(), () -> allowlist.replace(entry, Entries.longer(entry), Entries.EDIT));
            Outages.assertUnavailable(timeLimit(), () -> allowlist.remove(entry, Entries.EDIT));
        } finally {
            mendIt();
        }
    }

    @Test
    default void entriesAreFoundAgainAfterAnOutage() {
        Allowlist allowlist = allowlist();
        AllowlistEntry entry = Entries.entry();
        allowlist.add(entry, Entries.EDIT);
        breakIt();
        mendIt();

        Outages.assertRecovers(() -> allowlist.find(entry.resourceId()));
        assertThat(allowlist.find(entry.resourceId())).contains(entry);
    }
}
