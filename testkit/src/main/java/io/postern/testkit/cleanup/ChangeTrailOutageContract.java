package io.postern.testkit.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.cleanup.port.Allowlist;
import io.postern.cleanup.port.ChangeTrail;
import io.postern.testkit.Outages;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What every {@link ChangeTrail} over a network promises when its technology is gone. */
public interface ChangeTrailOutageContract {

    /** The allowlist; the same one throughout a test. */
    Allowlist allowlist();

    /** Its trail. */
    ChangeTrail trail();

    /** Takes the technology away: stopped, hanging or cut off. */
    void breakIt();

    /** Gives it back, with what it had kept. */
    void mendIt();

    /** Longest time in which a call must have given up. */
    default Duration timeLimit() {
        return Duration.ofSeconds(5);
    }

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
