package io.postern.shared;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class AesGcmTest {

    private static final byte[] TEXT = "some text".getBytes(UTF_8);

    private final AesGcm gcm = AesGcm.derived(new Secret("a secret"), "a purpose");

    @Test
    void whatIsEncryptedIsDecrypted() {
        assertThat(gcm.decrypt("a label", gcm.encrypt("a label", TEXT))).contains(TEXT);
        AesGcm other = new AesGcm(AesGcm.newKey());
        assertThat(other.decrypt("", other.encrypt("", new byte[0]))).contains(new byte[0]);
    }

    @Test
    void whatWasEverEncryptedIsDecrypted() {
        byte[] encrypted = Base64.getUrlDecoder().decode("AAECAwQFBgcICQoLI8_IVwxZiP6x7YZ2-XWyftnKJ_fqE3naFg");

        assertThat(gcm.decrypt("a label", encrypted)).contains(TEXT);
    }

    @Test
    void theSameTextIsNeverEncryptedTheSame() {
        assertThat(gcm.encrypt("a label", TEXT)).isNotEqualTo(gcm.encrypt("a label", TEXT));
    }

    @Test
    void anotherLabelOrPurposeOrSecretDecryptsNothing() {
        byte[] encrypted = gcm.encrypt("a label", TEXT);

        assertThat(gcm.decrypt("another label", encrypted)).isEmpty();
        assertThat(AesGcm.derived(new Secret("a secret"), "another").decrypt("a label", encrypted))
                .isEmpty();
        assertThat(AesGcm.derived(new Secret("another"), "a purpose").decrypt("a label", encrypted))
                .isEmpty();
    }

    @Test
    void whatWasAlteredOrCutDecryptsToNothing() {
        byte[] encrypted = gcm.encrypt("a label", TEXT);

        for (int i = 0; i < encrypted.length; i++) {
            byte[] altered = encrypted.clone();
            altered[i] ^= 1;
            assertThat(gcm.decrypt("a label", altered)).isEmpty();
            assertThat(gcm.decrypt("a label", Arrays.copyOf(encrypted, i))).isEmpty();
        }
    }

    @Test
    void aKeyHas256Bits() {
        assertThat(AesGcm.newKey()).hasSize(32).isNotEqualTo(AesGcm.newKey());
        assertThatThrownBy(() -> new AesGcm(new byte[16])).hasMessage("key: 16 bytes (expected: 32)");
    }
}
