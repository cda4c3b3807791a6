package io.postern.sinks;

import io.postern.shared.Secret;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where a sink is told, and how it knows us.
 *
 * @param header the one that the key is in
 * @param scheme what stands before the key in it; empty: nothing
 */
record SinkAddress(URI uri, String header, String scheme, Secret key) {

    /** The address in that text of configuration. */
    static URI uri(String name, String text) {
        try {
            URI uri = new URI(text.strip());
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            if (web && uri.getHost() != null && uri.getUserInfo() == null) return uri;
        } catch (URISyntaxException _) {
            // Told below, without the text: it may hold a secret.
        }
        throw new IllegalArgumentException(
                name + ": not usable (expected: https://host/path, without user or password)");
    }

    /** What the header says. */
    String proof() {
        return scheme + key.reveal();
    }
}
