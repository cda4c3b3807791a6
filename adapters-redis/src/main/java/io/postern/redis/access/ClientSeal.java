package io.postern.redis.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.access.model.ClientId;
import io.postern.shared.Secret;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts what is kept of a client, secrets and all, with AES-256 in Galois/Counter Mode (NIST SP 800-38D): whoever
 * reads Redis learns no secret, and whoever writes to it makes no client and gives none another's rights. Nonces are
 * random; at 96 bits that is good for 2^32 clients written under one key.
 */
final class ClientSeal {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final byte[] PURPOSE = "postern client registry 1".getBytes(UTF_8);
    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    ClientSeal(Secret secret) {
        this.key = new SecretKeySpec(derived(secret), "AES");
    }

    /** The text, for nobody but who has the key; it opens as this client's and no other's. */
    byte[] seal(ClientId client, String text) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, client).doFinal(text.getBytes(UTF_8));
            return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
                    .put(VERSION)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(CIPHER + ": refused (expected: works in every JDK)", impossible);
        }
    }

    /** What was sealed; nothing when it was sealed with another key, for another client, or was altered. */
    Optional<String> open(ClientId client, byte[] sealed) {
        if (sealed.length < 1 + NONCE_BYTES || sealed[0] != VERSION) return Optional.empty();
        byte[] nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE_BYTES);
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, nonce, client);
            int start = 1 + NONCE_BYTES;
            return Optional.of(new String(cipher.doFinal(sealed, start, sealed.length - start), UTF_8));
        } catch (AEADBadTagException _) {
            return Optional.empty();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(CIPHER + ": refused (expected: works in every JDK)", impossible);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, ClientId client) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(client.value().getBytes(UTF_8));
        return cipher;
    }

    private static byte[] derived(Secret secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.reveal().getBytes(UTF_8), "HmacSHA256"));
            return mac.doFinal(PURPOSE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256: missing (expected: in every JDK)", e);
        }
    }
}
