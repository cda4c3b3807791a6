package io.postern.http.cors;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.util.List;
import java.util.Locale;

/**
 * Which web pages may call.
 *
 * @param allowedOrigins origins such as {@code https://app.example.org}; a {@code *} stands for one or more labels, and
 *     alone for every origin; an entry without a scheme counts for http and https; a slash at the end does not count,
 *     anything behind it is refused; empty allows none
 */
@ConfigurationProperties("postern.http.cors")
record CorsConfig(List<String> allowedOrigins) {

    CorsConfig {
        allowedOrigins = allowedOrigins.stream()
                .map(CorsConfig::origin)
                .filter(origin -> !origin.isEmpty())
                .toList();
    }

    /** An entry as browsers send it: in lower case, and without the slash that comes along from an address bar. */
    private static String origin(String entry) {
        String text = entry.strip().toLowerCase(Locale.ROOT);
        boolean slash = text.length() > 1 && text.endsWith("/") && !text.endsWith("://");
        String origin = slash ? text.substring(0, text.length() - 1) : text;
        int scheme = origin.indexOf("://");
        String host = scheme < 0 ? origin : origin.substring(scheme + 3);
        // It would never match, and nobody would see why.
        if (host.chars().anyMatch(c -> c == '/' || c == '?' || c == '#'))
            throw new IllegalArgumentException("postern.http.cors.allowed-origins: " + entry.strip()
                    + " (expected: an origin such as https://app.example.org, without a path)");
        return origin;
    }
}
