package io.postern.access.model;

import io.postern.shared.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What is kept of a secret that was drawn with 256 bits of chance: its SHA-256. A slow hash would protect a password that
 * can be guessed; this secret cannot be, and is looked at with each call.
 *
 * @param hex 64 hexadecimal digits
 */
public record SecretDigest(String hex) {

    public SecretDigest {
        if (!hex.matches("[0-9a-f]{64}"))
            throw new IllegalArgumentException("digest: not usable (expected: 64 hexadecimal digits)");
    }

    public static SecretDigest of(Secret secret) {
        try {
            byte[] bytes = secret.reveal().getBytes(StandardCharsets.UTF_8);
            return new SecretDigest(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256: missing (expected: in every JDK)", impossible);
        }
    }

    /** Whether it is of that secret, in time that does not depend on where they differ. */
    public boolean isOf(Secret secret) {
        return MessageDigest.isEqual(ascii(hex), ascii(of(secret).hex));
    }

    /** Says nothing: whoever sees it could try guesses. */
    @Override
    public String toString() {
        return "***";
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
