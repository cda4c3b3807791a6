package io.postern.destinations.model;

import java.net.URI;
import java.util.Locale;

/** Which address stands for AWS. */
public sealed interface Endpoint {

    /** AWS's own for the region. */
    record OfRegion() implements Endpoint {}

    /** Another one, such as an emulator or an endpoint inside a network. */
    record Elsewhere(URI uri) implements Endpoint {

        public Elsewhere {
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean usable = (scheme.equals("https") || scheme.equals("http"))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null // a password in it would be shown with it
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
            if (!usable)
                throw new IllegalArgumentException(
                        "endpoint: not usable (expected: http:// or https:// and a host, without user, query and"
                                + " fragment)");
        }
    }
}
