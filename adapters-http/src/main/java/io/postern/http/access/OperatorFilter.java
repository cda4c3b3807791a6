package io.postern.http.access;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.filter.ConditionalFilter;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.config.SecurityConfiguration;
import io.micronaut.security.filters.AuthenticationFetcher;
import io.micronaut.security.filters.SecurityFilter;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.web.router.RouteAttributes;
import java.util.Collection;

/**
 * Asks for an operator's key where a route is {@link Secured}, however its path was spelled; the way of telemetry stays
 * free of reactive filters. It is a condition and not a path pattern, because one filter with a pattern makes the
 * framework match patterns and sort all filters anew for each request.
 */
@Replaces(SecurityFilter.class)
@Filter(Filter.MATCH_ALL_PATTERN)
final class OperatorFilter extends SecurityFilter implements ConditionalFilter {

    OperatorFilter(
            Collection<SecurityRule<HttpRequest<?>>> rules,
            Collection<AuthenticationFetcher<HttpRequest<?>>> fetchers,
            SecurityConfiguration configuration) {
        super(rules, fetchers, configuration);
    }

    @Override
    public boolean isEnabled(HttpRequest<?> request) {
        return RouteAttributes.getRouteMatch(request)
                .filter(route -> route.getAnnotationMetadata().hasAnnotation(Secured.class))
                .isPresent();
    }
}
