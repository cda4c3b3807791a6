package io.postern.app.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.shared.Secret;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Makes client tokens as a client's backend does. */
final class ClientTokens {

    private static final int SALT_BYTES = 16;

    private ClientTokens() {}

    static String make(Secret secret, Instant now, RandomGenerator generator) {
        byte[] random = new byte[SALT_BYTES];
        generator.nextBytes(random);
        String salt = HexFormat.of().formatHex(random);
        String timestamp = Long.toString(now.toEpochMilli());
        String hash = base64(sha256(timestamp + salt + secret.reveal()));
        return base64((timestamp + "::" + salt + "::" + hash).getBytes(UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256: missing (expected: in every JDK)", impossible);
        }
    }
}
