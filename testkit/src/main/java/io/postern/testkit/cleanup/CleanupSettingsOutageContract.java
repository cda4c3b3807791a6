package io.postern.testkit.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.cleanup.port.CleanupSettings;
import io.postern.testkit.Outages;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What all {@link CleanupSettings} over a network promise when their technology is gone. */
public interface CleanupSettingsOutageContract {

    /** The settings under test; the same throughout a test. */
    CleanupSettings settings();

    /** Takes the technology away: stopped, hanging or cut off. */
    void breakIt();

    /** Gives it back, with what it had kept. */
    void mendIt();

    /** Longest time in which a call must have given up. */
    default Duration timeLimit() {
        return Duration.ofSeconds(5);
    }

    @Test
    default void everyCallDuringAnOutageSaysSoInTime() {
        CleanupSettings settings = settings();
        settings.seed(CleanupSettingsContract.SOME);
        breakIt();
        try {
            Outages.assertUnavailable(timeLimit(), settings::find);
            Outages.assertUnavailable(timeLimit(), () -> settings.seed(CleanupSettingsContract.SOME));
        } finally {
            mendIt();
        }
        Outages.assertRecovers(settings::find);
        assertThat(settings.find()).contains(CleanupSettingsContract.SOME);
    }
}
