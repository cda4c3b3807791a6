package io.postern.testkit.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.cleanup.port.CleanupSettings;
import io.postern.testkit.Breakable;
import io.postern.testkit.Outages;
import org.junit.jupiter.api.Test;

/** What all {@link CleanupSettings} over a network promise when their technology is gone. */
public interface CleanupSettingsOutageContract extends Breakable {

    /** The settings under test; the same throughout a test. */
    CleanupSettings settings();

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
