package io.postern.destinations.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256 in Galois/Counter Mode (NIST SP 800-38D), the nonce in front of what it encrypts. Nonces are random; at 96 bits
 * that is good for 2^32 texts under one key.
 */
final class Gcm {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();

    byte[] encrypted(SecretKeySpec key, String label, byte[] plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] cipherText = cipher(Cipher.ENCRYPT_MODE, key, nonce, label).doFinal(plain);
            return ByteBuffer.allocate(NONCE_BYTES + cipherText.length)
                    .put(nonce)
                    .put(cipherText)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw refused(impossible);
        }
    }

    /** What was encrypted; nothing when it was with another key, for another label, or was altered. */
    Optional<byte[]> decrypted(SecretKeySpec key, String label, byte[] encrypted) {
        if (encrypted.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) return Optional.empty();
        byte[] nonce = new byte[NONCE_BYTES];
        ByteBuffer bytes = ByteBuffer.wrap(encrypted).get(nonce);
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, key, nonce, label)
                    .doFinal(encrypted, bytes.position(), bytes.remaining()));
        } catch (AEADBadTagException _) {
            return Optional.empty();
        } catch (GeneralSecurityException impossible) {
            throw refused(impossible);
        }
    }

    byte[] newKey() {
        byte[] key = new byte[32];
        random.nextBytes(key);
        return key;
    }

    private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce, String label)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(label.getBytes(UTF_8));
        return cipher;
    }

    private static IllegalStateException refused(GeneralSecurityException impossible) {
        return new IllegalStateException(CIPHER + ": refused (expected: works in every JDK)", impossible);
    }
}
