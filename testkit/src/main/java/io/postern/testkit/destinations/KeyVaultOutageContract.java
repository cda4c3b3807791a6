package io.postern.testkit.destinations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.postern.destinations.model.DrawnKey;
import io.postern.destinations.model.Unwrapping;
import io.postern.destinations.port.KeyVault;
import io.postern.testkit.Breakable;
import io.postern.testkit.Eventually;
import io.postern.testkit.Outages;
import org.junit.jupiter.api.Test;

/** What every {@link KeyVault} over a network promises when its technology is gone. */
public interface KeyVaultOutageContract extends Breakable {

    /** The vault under test, as another replica has it each time: it remembers nothing. */
    KeyVault vault();

    /** A master key in it; the same one throughout a test. */
    String masterKey();

    @Test
    default void everyCallDuringAnOutageSaysSoInTimeAndWhatIsRememberedStaysOpen() {
        KeyVault vault = vault();
        KeyVault stranger = vault();
        DrawnKey drawn = vault.draw(masterKey(), "label");
        breakIt();
        try {
            Outages.assertUnavailable(timeLimit(), () -> vault.draw(masterKey(), "label"));
            assertThat(assertTimeoutPreemptively(
                            timeLimit(), () -> stranger.unwrap(masterKey(), "label", drawn.wrapped())))
                    .isInstanceOf(Unwrapping.Away.class);
            assertThat(vault.unwrap(masterKey(), "label", drawn.wrapped()))
                    .isEqualTo(new Unwrapping.Unwrapped(drawn.key()));
        } finally {
            mendIt();
        }
        Eventually.passes(Outages.RECOVERY, () -> assertThat(stranger.unwrap(masterKey(), "label", drawn.wrapped()))
                .isEqualTo(new Unwrapping.Unwrapped(drawn.key())));
        Outages.assertRecovers(() -> {
            DrawnKey _ = vault.draw(masterKey(), "label");
        });
    }
}
