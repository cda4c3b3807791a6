package io.postern.testkit.destinations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.destinations.model.DrawnKey;
import io.postern.destinations.model.Unwrapping;
import io.postern.destinations.port.KeyVault;
import io.postern.shared.PortUnavailable;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** What every {@link KeyVault} promises. */
public interface KeyVaultContract {

    /** The vault under test, as another replica has it each time: it remembers nothing. */
    KeyVault vault();

    /** A master key in it; the same one throughout a test. */
    String masterKey();

    /** Another one; the same one throughout a test. */
    String otherMasterKey();

    /** One that is not in it, and could be. */
    String missingMasterKey();

    @Test
    default void aKeyThatWasDrawnIsUnwrappedByEveryReplica() {
        DrawnKey drawn = vault().draw(masterKey(), "label");

        assertThat(Base64.getDecoder().decode(drawn.key().reveal())).hasSize(32);
        assertThat(drawn.wrapped()).matches("[A-Za-z0-9_-]+");
        assertThat(vault().unwrap(masterKey(), "label", drawn.wrapped()))
                .isEqualTo(new Unwrapping.Unwrapped(drawn.key()));
    }

    @Test
    default void noKeyIsDrawnTwice() {
        assertThat(vault().draw(masterKey(), "label").key())
                .isNotEqualTo(vault().draw(masterKey(), "label").key());
    }

    @Test
    default void aWrappedKeyShowsItInNoEncoding() {
        DrawnKey drawn = vault().draw(masterKey(), "label");

        assertThat(Encodings.of(drawn.key().reveal())).noneMatch(drawn.wrapped()::contains);
    }

    @Test
    default void itUnwrapsUnderItsOwnLabelOnly() {
        KeyVault vault = vault();
        DrawnKey drawn = vault.draw(masterKey(), "label");

        assertThat(vault.unwrap(masterKey(), "other", drawn.wrapped())).isEqualTo(new Unwrapping.Refused());
        assertThat(vault().unwrap(masterKey(), "other", drawn.wrapped())).isEqualTo(new Unwrapping.Refused());
    }

    @Test
    default void anotherMasterKeyDoesNotUnwrapIt() {
        KeyVault vault = vault();
        DrawnKey drawn = vault.draw(masterKey(), "label");

        assertThat(vault.unwrap(otherMasterKey(), "label", drawn.wrapped())).isEqualTo(new Unwrapping.Refused());
    }

    @Test
    default void whatWasAlteredIsNotUnwrapped() {
        String wrapped = vault().draw(masterKey(), "label").wrapped();
        int middle = wrapped.length() / 2;
        char other = wrapped.charAt(middle) == 'A' ? 'B' : 'A';

        assertThat(vault().unwrap(
                                masterKey(),
                                "label",
                                wrapped.substring(0, middle) + other + wrapped.substring(middle + 1)))
                .isEqualTo(new Unwrapping.Refused());
    }

    @Test
    default void aMasterKeyThatIsMissingIsAwayAndDrawsNothing() {
        String wrapped = vault().draw(masterKey(), "label").wrapped();

        assertThatThrownBy(() -> vault().draw(missingMasterKey(), "label")).isInstanceOf(PortUnavailable.class);
        assertThat(vault().unwrap(missingMasterKey(), "label", wrapped))
                .isInstanceOfSatisfying(
                        Unwrapping.Away.class, away -> assertThat(away.why()).isNotBlank());
    }
}
