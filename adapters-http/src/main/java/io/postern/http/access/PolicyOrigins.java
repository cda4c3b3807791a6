package io.postern.http.access;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.postern.access.model.Allowed;
import io.postern.http.cors.OriginPattern;
import java.util.Locale;

/**
 * Whether a policy lets the page of a request call. The header is looked at on the request itself: a browser asks
 * beforehand only where it must, and others do not ask at all.
 */
final class PolicyOrigins {

    private PolicyOrigins() {}

    /** A browser names no origin when a page reads from where it came from; when it sends, it always does. */
    static boolean permit(Allowed origins, HttpRequest<?> request) {
        if (origins.any()) return true;
        String origin = request.getHeaders().get(HttpHeaders.ORIGIN);
        if (origin == null) return request.getMethod() == HttpMethod.GET;
        String lower = origin.toLowerCase(Locale.ROOT);
        return OriginPattern.wellFormed(lower) && origins.permits(lower);
    }
}
