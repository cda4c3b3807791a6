package io.postern.telemetry.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tokens that say where a page ended to nobody but the store that gave them: what a page ended with may be something that
 * its reader may not see. AES-256-GCM with a key of this process.
 */
final class PageTokens {

    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key = new SecretKeySpec(bytes(32), "AES");

    String seal(String position) {
        byte[] nonce = bytes(NONCE_BYTES);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(position.getBytes(UTF_8));
            byte[] token = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, token, NONCE_BYTES, sealed.length);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(ALGORITHM + ": refused (expected: in every JDK)", impossible);
        }
    }

    /** @throws IllegalArgumentException when the token is none of this store's */
    String open(String token) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            if (bytes.length < NONCE_BYTES) throw unreadable(new GeneralSecurityException("too short"));
            byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
            return new String(
                    cipher(Cipher.DECRYPT_MODE, nonce).doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES), UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException notOurs) {
            throw unreadable(notOurs);
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static IllegalArgumentException unreadable(Exception cause) {
        return new IllegalArgumentException("nextToken: unreadable (expected: that of the page before)", cause);
    }
}
