package io.postern.access.model;

import io.postern.shared.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Tells one state of a registered client from another: two of the same version are equal. It is made of all that is kept,
 * secrets included, which have 256 bits of chance and so cannot be guessed from it.
 *
 * @param text letters, digits, hyphens and underscores
 */
public record ClientVersion(String text) {

    private static final String BETWEEN = "\0";

    public static ClientVersion of(Client client) {
        List<String> parts = new ArrayList<>();
        parts.add(client.id().value());
        for (Secret secret : client.secrets()) parts.add("s" + secret.reveal());
        for (ClientKey key : client.keys()) parts.add("k" + key.jwk());
        parts.add("p" + PolicyText.write(client.policy()));
        parts.add("x" + client.suspended());
        parts.add("e" + client.expiresAt());
        byte[] all = String.join(BETWEEN, parts).getBytes(StandardCharsets.UTF_8);
        return new ClientVersion(Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(all)));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256: missing (expected: in every JDK)", impossible);
        }
    }
}
