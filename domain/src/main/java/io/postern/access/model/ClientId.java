package io.postern.access.model;

import java.util.Optional;
import java.util.regex.Pattern;

/** The name of a registered client: 1 to 64 letters, digits, dots, underscores and hyphens. */
public record ClientId(String value) {

    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** The client that holds the single {@code CLIENT_SECRET_KEY} of CloudWatch Postman. */
    public static final ClientId DEFAULT = new ClientId("default");

    /** Those who send with a monitoring token: they are not metered, and what they send is marked. */
    public static final ClientId MONITORING = new ClientId(".monitoring");

    public ClientId {
        if (!ALLOWED.matcher(value).matches())
            throw new IllegalArgumentException("client id: not usable (expected: 1 to 64 of A-Z a-z 0-9 . _ -)");
    }

    /** The id that a text is; nothing when it cannot be one, or is kept for ours by a dot in front. */
    public static Optional<ClientId> read(String text) {
        return ALLOWED.matcher(text).matches() && !text.startsWith(".")
                ? Optional.of(new ClientId(text))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
