package io.postern.access.model;

import io.postern.shared.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A client token as CloudWatch Postman's clients make it: {@code base64(timestamp "::" salt "::" base64(sha256(timestamp +
 * salt + secret)))}, the timestamp in Unix milliseconds.
 *
 * <p>The hash runs over its fields with nothing between them, so it does not say where one ends and the next begins.
 * The parse therefore pins every border: exactly three parts, exactly 13 digits, a salt that is not empty.
 *
 * @param issuedAt the client's own time, to the millisecond
 * @param timestamp the same as the 13 digits that were hashed
 * @param salt any non-empty text without {@code ::}
 * @param hash the client's proof, base64 text with padding
 */
public record ClientToken(Instant issuedAt, String timestamp, String salt, String hash) {

    /** Longest text that is looked at; a salt of 256 characters needs under 600. */
    public static final int CHARACTERS_MAX = 4096;

    private static final Pattern THIRTEEN_DIGITS = Pattern.compile("[0-9]{13}");
    private static final Pattern LINE_BREAKS = Pattern.compile("[\r\n]+");
    private static final String DELIMITER = "::";

    /** Reads the text strictly; empty when it is anything but a client token. */
    public static Optional<ClientToken> parse(String text) {
        if (text.length() > CHARACTERS_MAX) return Optional.empty();
        return decode(text).flatMap(ClientToken::split);
    }

    /** Whether the hash proves knowledge of the secret; compared in constant time. */
    public boolean provenBy(Secret secret) {
        byte[] expected = Base64.getEncoder().encode(sha256(timestamp + salt + secret.reveal()));
        return MessageDigest.isEqual(expected, hash.getBytes(StandardCharsets.UTF_8));
    }

    /** One value for tokens that are the same in all that counts, however their base64 was written. */
    public String fingerprint() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(timestamp + DELIMITER + salt));
    }

    private static Optional<ClientToken> split(String decoded) {
        String[] parts = decoded.split(DELIMITER, -1);
        if (parts.length != 3 || parts[1].isEmpty()) return Optional.empty();
        if (!THIRTEEN_DIGITS.matcher(parts[0]).matches()) return Optional.empty();
        Instant issuedAt = Instant.ofEpochMilli(Long.parseLong(parts[0]));
        return Optional.of(new ClientToken(issuedAt, parts[0], parts[1], parts[2]));
    }

    private static Optional<String> decode(String text) {
        // Known clients wrap lines, drop the padding or use the URL-safe alphabet; nothing else is tolerated.
        String base64 =
                LINE_BREAKS.matcher(text).replaceAll("").replace('-', '+').replace('_', '/');
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (IllegalArgumentException | CharacterCodingException _) {
            return Optional.empty();
        }
    }

    private static byte[] sha256(String value) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256: missing (expected: in every JDK)", impossible);
        }
    }
}
