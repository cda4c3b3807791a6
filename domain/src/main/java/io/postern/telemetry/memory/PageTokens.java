package io.postern.telemetry.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.shared.AesGcm;
import java.util.Base64;
import java.util.Optional;

/**
 * Tokens that say where a page ended to nobody but the store that gave them: what a page ended with may be something
 * that its reader may not see. The key is this store's own, and dies with it.
 */
final class PageTokens {

    private static final String LABEL = "page";

    private final AesGcm key = new AesGcm(AesGcm.newKey());

    String seal(String position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.encrypt(LABEL, position.getBytes(UTF_8)));
    }

    /** @throws IllegalArgumentException when the token is none of this store's */
    String open(String token) {
        return decoded(token)
                .flatMap(bytes -> key.decrypt(LABEL, bytes))
                .map(position -> new String(position, UTF_8))
                .orElseThrow(() ->
                        new IllegalArgumentException("nextToken: unreadable (expected: that of the page before)"));
    }

    private static Optional<byte[]> decoded(String token) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(token));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
