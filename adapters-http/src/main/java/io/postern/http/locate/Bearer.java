package io.postern.http.locate;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;

/** The token of an {@code Authorization} header (RFC 6750). */
final class Bearer {

    private static final String SCHEME = "Bearer ";

    private Bearer() {}

    /** The token; empty when there is none. */
    static String of(HttpRequest<?> request) {
        String header = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) return "";
        return header.substring(SCHEME.length()).strip();
    }
}
