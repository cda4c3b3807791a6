package io.postern.app.boot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A session to paste into bash: makes a client token, trades it, sends a metric and a log event, reads both back. It
 * needs curl, openssl, date and sed.
 */
final class CurlSession {

    private CurlSession() {}

    /** The session against a gate, with its secrets or with the variables that hold them. */
    static String against(URI gate, String clientSecret, String operatorKey) {
        return script().replace("{gate}", gate.toString())
                .replace("{client-secret}", clientSecret)
                .replace("{operator-key}", operatorKey);
    }

    private static String script() {
        try (InputStream script = Objects.requireNonNull(CurlSession.class.getResourceAsStream("session.sh"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
