package io.postern.app.operations;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ConditionalFilter;
import io.micronaut.management.endpoint.health.filter.HealthResultFilter;
import io.micronaut.management.health.indicator.HealthResult;

/**
 * Answers 503 when a health result is bad. Its paths are a condition, where those of the framework's own filter are
 * patterns: one filter with a pattern makes the framework match patterns and sort all filters anew for each request.
 */
@Replaces(HealthResultFilter.class)
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class HealthFilter implements ConditionalFilter {

    @Override
    public boolean isEnabled(HttpRequest<?> request) {
        return request.getPath().startsWith("/health");
    }

    @ResponseFilter
    void tell(MutableHttpResponse<?> response) {
        if (response.body() instanceof HealthResult health
                && !health.getStatus().getOperational().orElse(true)) response.status(HttpStatus.SERVICE_UNAVAILABLE);
    }
}
