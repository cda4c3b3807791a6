package io.postern.shared;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256 in Galois/Counter Mode (NIST SP 800-38D) under one key: nobody without it reads what was encrypted, makes
 * anything that decrypts, or passes something off for another thing than it was encrypted for. The nonce stands in front of
 * what it encrypts. Nonces are random; at 96 bits that is good for 2^32 texts under one key.
 */
public final class AesGcm {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final String MAC = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    /**
     * Encrypts with that key.
     *
     * @param key 32 bytes of chance
     */
    public AesGcm(byte[] key) {
        if (key.length != KEY_BYTES)
            throw new IllegalArgumentException("key: " + key.length + " bytes (expected: " + KEY_BYTES + ")");
        this.key = new SecretKeySpec(key, "AES");
    }

    /**
     * Encrypts with a key that is computed from a secret, for one purpose and no other.
     *
     * @param secret as strong as the key only if it holds 256 bits of chance
     */
    public static AesGcm derived(Secret secret, String purpose) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(secret.reveal().getBytes(UTF_8), MAC));
            return new AesGcm(mac.doFinal(purpose.getBytes(UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(MAC + ": missing (expected: in every JDK)", impossible);
        }
    }

    /** A new key. */
    public static byte[] newKey() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }

    /**
     * The text, for who has the key.
     *
     * @param label what it is for, which is not encrypted and not kept
     */
    public byte[] encrypt(String label, byte[] plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] cipherText = cipher(Cipher.ENCRYPT_MODE, nonce, label).doFinal(plain);
            return ByteBuffer.allocate(NONCE_BYTES + cipherText.length)
                    .put(nonce)
                    .put(cipherText)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw refused(impossible);
        }
    }

    /** What was encrypted; nothing when it was with another key, for another label, or was altered. */
    public Optional<byte[]> decrypt(String label, byte[] encrypted) {
        if (encrypted.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) return Optional.empty();
        byte[] nonce = new byte[NONCE_BYTES];
        ByteBuffer bytes = ByteBuffer.wrap(encrypted).get(nonce);
        try {
            return Optional.of(
                    cipher(Cipher.DECRYPT_MODE, nonce, label).doFinal(encrypted, bytes.position(), bytes.remaining()));
        } catch (AEADBadTagException _) {
            return Optional.empty();
        } catch (GeneralSecurityException impossible) {
            throw refused(impossible);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String label) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(label.getBytes(UTF_8));
        return cipher;
    }

    private static IllegalStateException refused(GeneralSecurityException impossible) {
        return new IllegalStateException(CIPHER + ": refused (expected: works in every JDK)", impossible);
    }
}
