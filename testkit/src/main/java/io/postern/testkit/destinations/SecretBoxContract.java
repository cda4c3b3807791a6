package io.postern.testkit.destinations;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.destinations.model.Opening;
import io.postern.destinations.model.Sealed;
import io.postern.destinations.port.SecretBox;
import io.postern.shared.Secret;
import org.junit.jupiter.api.Test;

/** What every {@link SecretBox} promises. */
public interface SecretBoxContract {

    Secret PLAIN = new Secret("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n\u00e9\ud83d\ude00");

    /** The box under test; the same one throughout a test. */
    SecretBox box();

    /** A box whose active master key is another one, and which has that of {@link #box()} as well. */
    SecretBox rotated();

    /** A box that has nothing of {@link #box()}. */
    SecretBox stranger();

    @Test
    default void whatIsSealedOpens() {
        Sealed sealed = box().seal("label", PLAIN);

        assertThat(box().open("label", sealed)).isEqualTo(new Opening.Opened(PLAIN, true));
    }

    @Test
    default void theSameTextIsNeverSealedTheSame() {
        assertThat(box().seal("label", PLAIN)).isNotEqualTo(box().seal("label", PLAIN));
    }

    @Test
    default void aSealShowsTheTextInNoEncoding() {
        String text = box().seal("label", PLAIN).text();

        assertThat(Encodings.of(PLAIN.reveal())).noneMatch(text::contains);
    }

    @Test
    default void itOpensUnderItsOwnLabelOnly() {
        Sealed sealed = box().seal("label", PLAIN);

        assertThat(box().open("other", sealed)).isNotInstanceOf(Opening.Opened.class);
    }

    @Test
    default void anOlderMasterKeyStillOpensWhatItSealed() {
        Sealed sealed = box().seal("label", PLAIN);

        assertThat(rotated().open("label", sealed)).isEqualTo(new Opening.Opened(PLAIN, false));
        Sealed renewed = rotated().seal("label", PLAIN);
        assertThat(rotated().open("label", renewed)).isEqualTo(new Opening.Opened(PLAIN, true));
    }

    @Test
    default void aMissingMasterKeyIsNamed() {
        Sealed sealed = box().seal("label", PLAIN);

        assertThat(stranger().open("label", sealed))
                .isInstanceOfSatisfying(Opening.KeyMissing.class, missing -> assertThat(missing.keyId())
                        .isNotBlank());
    }

    @Test
    default void whatWasAlteredDoesNotOpen() {
        String text = box().seal("label", PLAIN).text();

        int opened = 0;
        for (int i = 0; i < text.length(); i++) {
            char other = text.charAt(i) == 'A' ? 'Q' : 'A';
            Sealed altered = new Sealed(text.substring(0, i) + other + text.substring(i + 1));
            // The last character of Base64 may have bits that mean nothing; it opens then, and as what was sealed.
            Opening opening = box().open("label", altered);
            if (opening instanceof Opening.Opened(Secret plain, boolean _)) {
                assertThat(plain).isEqualTo(PLAIN);
                opened++;
            }
        }
        assertThat(opened).as("parts whose last character has such bits").isLessThanOrEqualTo(2);
        assertThat(box().open("label", new Sealed("nonsense"))).isInstanceOf(Opening.Unreadable.class);
        assertThat(box().open("label", new Sealed(text + ".x"))).isInstanceOf(Opening.Unreadable.class);
    }
}
