package io.postern.testkit.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.model.SignedClaims;
import io.postern.access.port.SignedTokenReader;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link SignedTokenReader} promises. */
public interface SignedTokenReaderContract {

    /** What the good token of the contract says. */
    SignedClaims CLAIMS = new SignedClaims(
            "monitoring",
            "mlab1-lga0t.mlab-sandbox.measurement-lab.org",
            List.of("locate"),
            "mlab",
            Instant.parse("2026-05-01T10:00:00Z"),
            Instant.parse("2026-05-01T10:01:00Z"));

    /** The reader under test. */
    SignedTokenReader reader();

    /** {@link #CLAIMS} under a key that the reader trusts. */
    String trusted();

    /** The same under a key of the same id that it does not trust. */
    String untrusted();

    /** The same under a trusted key, but without an end. */
    String endless();

    @Test
    default void aTokenOfATrustedKeyIsRead() {
        assertThat(reader().read(trusted())).contains(CLAIMS);
    }

    @Test
    default void aTokenOfAnotherKeyIsNotRead() {
        assertThat(reader().read(untrusted())).isEmpty();
    }

    @Test
    default void aTokenWithoutAnEndIsNotRead() {
        assertThat(reader().read(endless())).isEmpty();
    }

    @Test
    default void aTextAlteredAnywhereIsNotReadAsSomethingElse() {
        String signed = trusted();

        // The last character may carry bits that base64 leaves unused: altering those alters nothing.
        for (int i = 0; i < signed.length() - 1; i++) {
            String altered = signed.substring(0, i) + (signed.charAt(i) == 'A' ? 'B' : 'A') + signed.substring(i + 1);
            assertThat(reader().read(altered)).as("altered at %d", i).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", "...", "a.b.c", "null", "{}", "é😀", "e30.e30.e30", "Bearer x"})
    default void aTextThatIsNoTokenIsNotRead(String text) {
        assertThat(reader().read(text)).isEmpty();
    }

    @Test
    default void aTokenWithAMegabyteBehindItIsNotRead() {
        assertThat(reader().read(trusted() + "A".repeat(1_000_000))).isEmpty();
    }
}
