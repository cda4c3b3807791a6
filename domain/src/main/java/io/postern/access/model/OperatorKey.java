package io.postern.access.model;

import io.postern.shared.Secret;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What an operator proves itself with: {@code pk_<id>_<secret>}. The id finds the operator, so that the secret is compared
 * with one other and not with all.
 */
public record OperatorKey(OperatorId operator, Secret secret) {

    /** Longest text that is looked at; ours have 63 characters. */
    static final int CHARACTERS_MAX = 256;

    private static final String PREFIX = "pk_";
    private static final int ID_BYTES = 8;
    private static final int SECRET_BYTES = 32;

    /** One that nobody had before. */
    public static OperatorKey draw(SecureRandom random) {
        byte[] id = new byte[ID_BYTES];
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(id);
        random.nextBytes(secret);
        return new OperatorKey(
                new OperatorId(HexFormat.of().formatHex(id)),
                new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(secret)));
    }

    /** Reads a text; empty when it is no key. */
    public static Optional<OperatorKey> parse(String text) {
        if (text.length() > CHARACTERS_MAX || !text.startsWith(PREFIX)) return Optional.empty();
        int border = text.indexOf('_', PREFIX.length());
        if (border < 0 || border == text.length() - 1) return Optional.empty();
        String id = text.substring(PREFIX.length(), border);
        if (!OperatorId.isUsable(id)) return Optional.empty();
        return Optional.of(new OperatorKey(new OperatorId(id), new Secret(text.substring(border + 1))));
    }

    /** The whole, as it is shown once. */
    public Secret text() {
        return new Secret(PREFIX + operator + "_" + secret.reveal());
    }
}
