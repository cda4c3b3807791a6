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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells callers how much they have left, in the fields {@code RateLimit} and {@code RateLimit-Policy} of
 * draft-ietf-httpapi-ratelimit-headers: the burst as the quota, and the time in which an empty bucket fills as its window.
 */
@Requires(property = "postern.access.rate-limit.preset", notEquals = "off")
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE) // or answers of other filters miss it
final class RateLimitFields {

    private static final String NOTED = "postern.rate-limit";

    /** What each limit says of itself; there are as many as are configured. */
    private final Map<RateLimit, String> policies = new ConcurrentHashMap<>();

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
        StringBuilder policy = new StringBuilder(128);
        StringBuilder left = new StringBuilder(128);
        for (Standing standing : standings) {
            RateLimit limit = standing.limit();
            if (!policy.isEmpty()) {
                policy.append(", ");
                left.append(", ");
            }
            policy.append(policies.computeIfAbsent(limit, RateLimitFields::policy));
            left.append('"')
                    .append(limit.name())
                    .append("\";r=")
                    .append(standing.left())
                    .append(";t=")
                    .append(seconds(limit, limit.burst() - standing.left()));
        }
        response.header("RateLimit-Policy", policy.toString()).header("RateLimit", left.toString());
    }

    private static String policy(RateLimit limit) {
        return '"' + limit.name() + "\";q=" + limit.burst() + ";w=" + seconds(limit, limit.burst());
    }

    private static List<Standing> noted(HttpRequest<?> request) {
        // Without a type, whose conversion would cost more than the rest of this filter.
        return request.getAttribute(NOTED).orElse(null) instanceof Noted noted ? noted.standings() : List.of();
    }

    /** The time in which so many turns come back, in whole seconds, never fewer than it takes. */
    private static long seconds(RateLimit limit, int turns) {
        // Exact up to 104 days, and nearly beyond; Duration would multiply decimals of any length instead.
        double nanos = limit.refill().toSeconds() * 1e9 + limit.refill().toNanosPart();
        return (long) Math.ceil(nanos * Math.max(0, turns) / 1e9);
    }
}
