package io.postern.testkit.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.cleanup.port.Allowlist;
import io.postern.cleanup.port.ChangeTrail;
import io.postern.testkit.Breakable;
import io.postern.testkit.Outages;
import org.junit.jupiter.api.Test;

/** What every {@link ChangeTrail} over a network promises when its technology is gone. */
public interface ChangeTrailOutageContract extends Breakable {

    /** The allowlist; the same one throughout a test. */
    Allowlist allowlist();

    /** Its trail. */
    ChangeTrail trail();

    @Test
    default void aQuestionDuringAnOutageSaysSoInTimeAndIsAnsweredAfterIt() {
        Allowlist allowlist = allowlist();
        ChangeTrail trail = trail();
        allowlist.add(Entries.entry(), Entries.EDIT);
        int told = trail.before(Long.MAX_VALUE, 100).size();
        breakIt();
        try {
            Outages.assertUnavailable(timeLimit(), () -> trail.before(Long.MAX_VALUE, 100));
        } finally {
            mendIt();
        }

        Outages.assertRecovers(() -> trail.before(Long.MAX_VALUE, 100));
        assertThat(trail.before(Long.MAX_VALUE, 100)).hasSize(told);
    }
}
