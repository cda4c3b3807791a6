package io.postern.http.access;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.postern.access.model.RateLimit;
import io.postern.access.model.Standing;
import io.postern.access.model.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells callers how much they have left, in the fields {@code RateLimit} and {@code RateLimit-Policy} of
 * draft-ietf-httpapi-ratelimit-headers: the burst as the quota, and the time in which an empty bucket fills as its window.
 */
@Requires(property = "postern.access.rate-limit.preset", notEquals = "off")
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE) // or answers of other filters miss it
final class RateLimitFields {

    private static final String NOTED = "postern.rate-limit";

    /** Remembers with the request what came of a turn; what came of others before stays. */
    static void note(HttpRequest<?> request, Turn turn) {
        List<Standing> all = new ArrayList<>(noted(request));
        switch (turn) {
            case Turn.Taken taken -> all.addAll(taken.standings());
            case Turn.Wait wait -> all.add(new Standing(wait.limit(), 0));
        }
        request.setAttribute(NOTED, new Noted(all));
    }

    private record Noted(List<Standing> standings) {}

    @ResponseFilter
    void tell(HttpRequest<?> request, MutableHttpResponse<?> response) {
        List<Standing> standings = noted(request);
        if (standings.isEmpty()) return;
        StringBuilder policy = new StringBuilder();
        StringBuilder left = new StringBuilder();
        for (Standing standing : standings) {
            RateLimit limit = standing.limit();
            String item = (policy.isEmpty() ? "\"" : ", \"") + limit.name() + '"';
            policy.append(item)
                    .append(";q=")
                    .append(limit.burst())
                    .append(";w=")
                    .append(seconds(limit, limit.burst()));
            left.append(item)
                    .append(";r=")
                    .append(standing.left())
                    .append(";t=")
                    .append(seconds(limit, limit.burst() - standing.left()));
        }
        response.header("RateLimit-Policy", policy.toString()).header("RateLimit", left.toString());
    }

    private static List<Standing> noted(HttpRequest<?> request) {
        return request.getAttribute(NOTED, Noted.class).map(Noted::standings).orElse(List.of());
    }

    /** The time in which so many turns come back, in whole seconds, never fewer than it takes. */
    private static long seconds(RateLimit limit, int turns) {
        Duration time = limit.refill().multipliedBy(Math.max(0, turns));
        return time.plusNanos(999_999_999).toSeconds();
    }
}
