package io.postern.http.cors;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.cors.CorsFilter;
import io.postern.http.AnswerFields;
import io.postern.http.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * Answers preflights on any path and puts the CORS headers on every answer, errors included. The framework's own filter
 * must go: even when it is off, it refuses pages of other hosts on a loopback address with 403.
 */
@Replaces(CorsFilter.class)
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class OriginFilter implements AnswerFields {

    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";
    private static final String REQUEST_HEADERS =
            "accept, accept-version, content-type, request-id, origin, x-api-version,"
                    + " x-request-id, x-requested-with, authorization, idempotency-key, content-encoding, x-api-key";
    private static final String EXPOSED =
            "Date, RateLimit, RateLimit-Policy, Retry-After, Postern-Clock-Skew, Postern-Expires, Postern-Notice,"
                    + " Postern-Receipt";
    // Browsers cap it; two hours is the most that Chromium takes.
    private static final String MAX_AGE_SECONDS = "7200";

    private final Origins origins;

    OriginFilter(Origins origins) {
        this.origins = origins;
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> preflight(HttpRequest<?> request) {
        if (request.getMethod() != HttpMethod.OPTIONS) return null;
        if (Endpoint.ofCleanup(request.getPath())) return ofCleanup(request);
        HttpHeaders asked = request.getHeaders();
        if (!asked.contains(HttpHeaders.ORIGIN) || !asked.contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD))
            return null;
        MutableHttpResponse<?> answer = HttpResponse.noContent();
        if (Endpoint.ofLocate(request.getPath())) return ofLocate(answer);
        if (allow(request, answer)) {
            answer.header(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
                    .header(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, REQUEST_HEADERS)
                    .header(HttpHeaders.ACCESS_CONTROL_MAX_AGE, MAX_AGE_SECONDS);
        }
        return answer;
    }

    @Override
    public void tell(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (response.getHeaders().contains(HttpHeaders.VARY)) return; // a preflight, which has its headers
        if (Endpoint.ofLocate(request.getPath())) {
            response.header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
            return;
        }
        if (allow(request, response)) response.header(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
        else if (Endpoint.ofCleanup(request.getPath())) allowAny(response);
    }

    /** What locate answers is for every page, and holds nothing that cookies would open. */
    private static MutableHttpResponse<?> ofLocate(MutableHttpResponse<?> answer) {
        return answer.header(HttpHeaders.VARY, HttpHeaders.ORIGIN)
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, OPTIONS")
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, "Authorization")
                .header(HttpHeaders.ACCESS_CONTROL_MAX_AGE, MAX_AGE_SECONDS);
    }

    /** AWS Auto Cleanup's gateway answers every OPTIONS, whatever headers it has, with the methods of the path. */
    private MutableHttpResponse<?> ofCleanup(HttpRequest<?> request) {
        MutableHttpResponse<?> answer = HttpResponse.noContent();
        if (!allow(request, answer) && !allowAny(answer)) return answer;
        return answer.header(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, CleanupPreflight.methods(request.getPath()))
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, CleanupPreflight.HEADERS)
                .header(HttpHeaders.ACCESS_CONTROL_MAX_AGE, MAX_AGE_SECONDS);
    }

    /** Callers of AWS Auto Cleanup hear that any page may read, also when they do not say which page they are. */
    private boolean allowAny(MutableHttpResponse<?> response) {
        if (!origins.allowAny()) return false;
        response.header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        return true;
    }

    private boolean allow(HttpRequest<?> request, MutableHttpResponse<?> response) {
        MutableHttpHeaders headers = response.getHeaders();
        headers.add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        String origin = request.getHeaders().get(HttpHeaders.ORIGIN);
        if (origin == null || !origins.allow(origin)) return false;
        headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
        return true;
    }
}
