package io.postern.redis.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.access.model.ClientId;
import io.postern.shared.AesGcm;
import io.postern.shared.Secret;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Encrypts what is kept of a client, secrets and all: whoever reads Redis learns no secret, and whoever writes to it makes
 * no client and gives none another's rights.
 */
final class ClientSeal {

    private static final String PURPOSE = "postern client registry 1";
    private static final byte VERSION = 1;

    private final AesGcm gcm;

    ClientSeal(Secret secret) {
        this.gcm = AesGcm.derived(secret, PURPOSE);
    }

    /** The text, for nobody but who has the key; it opens as this client's and no other's. */
    byte[] seal(ClientId client, String text) {
        byte[] encrypted = gcm.encrypt(client.value(), text.getBytes(UTF_8));
        return ByteBuffer.allocate(1 + encrypted.length)
                .put(VERSION)
                .put(encrypted)
                .array();
    }

    /** What was sealed; nothing when it was sealed with another key, for another client, or was altered. */
    Optional<String> open(ClientId client, byte[] sealed) {
        if (sealed.length == 0 || sealed[0] != VERSION) return Optional.empty();
        return gcm.decrypt(client.value(), Arrays.copyOfRange(sealed, 1, sealed.length))
                .map(plain -> new String(plain, UTF_8));
    }
}
