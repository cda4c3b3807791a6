package io.postern.app;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ConditionalFilter;

/**
 * Tells browsers that the API pages need nothing from anywhere else, and may be shown in nobody's frame. Its paths are a
 * condition: one filter with a pattern makes the framework match patterns anew for each request.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class PageHeaders implements ConditionalFilter {

    private static final String PAGES = "/openapi";
    private static final String DOCS = PAGES + "/docs";

    /** Swagger UI sets styles on its elements and holds its pictures as data; it needs no more than that. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none';"
            + " frame-ancestors 'none'";

    /** The documentation is text: no script, and no style but its own. */
    private static final String POLICY_OF_DOCS = "default-src 'none'; style-src 'self'; img-src data:;"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    @Override
    public boolean isEnabled(HttpRequest<?> request) {
        String path = request.getPath();
        return path.equals(PAGES) || path.startsWith(PAGES + "/");
    }

    @ResponseFilter
    void protect(HttpRequest<?> request, MutableHttpResponse<?> response) {
        response.header("Content-Security-Policy", request.getPath().startsWith(DOCS) ? POLICY_OF_DOCS : POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer");
    }
}
