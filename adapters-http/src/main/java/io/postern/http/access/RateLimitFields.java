package io.postern.http.access;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.netty.util.AsciiString;
import io.postern.access.model.RateLimit;
import io.postern.access.model.Standing;
import io.postern.access.model.Turn;
import io.postern.http.AnswerFields;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells callers how much they have left, in the fields {@code RateLimit} and {@code RateLimit-Policy} of
 * draft-ietf-httpapi-ratelimit-headers: the burst as the quota, and the time in which an empty bucket fills as its window.
 * Of several limits the one is told that will be used up first: who heeds it heeds them all.
 */
@Requires(property = "postern.access.rate-limit.preset", notEquals = "off")
@Singleton
final class RateLimitFields implements AnswerFields {

    private static final String NOTED = "postern.rate-limit";
    private static final AsciiString POLICY = AsciiString.cached("RateLimit-Policy");
    private static final AsciiString LEFT = AsciiString.cached("RateLimit");

    /** What is said of each limit; there are as many as are configured. */
    private final Map<RateLimit, LimitText> texts = new ConcurrentHashMap<>();

    /** Remembers with the request what came of a turn, unless less is left of what was noted before. */
    static void note(HttpRequest<?> request, Turn turn) {
        Standing standing =
                switch (turn) {
                    case Turn.Taken taken -> taken.scarcest();
                    case Turn.Wait wait -> new Standing(wait.limit(), 0);
                };
        Standing before = noted(request);
        if (before == null || !before.isScarcerThan(standing)) request.setAttribute(NOTED, standing);
    }

    @Override
    public void tell(HttpRequest<?> request, MutableHttpResponse<?> response) {
        Standing standing = noted(request);
        if (standing == null) return;
        LimitText text = texts.computeIfAbsent(standing.limit(), LimitText::new);
        response.header(POLICY, text.policy()).header(LEFT, text.left(standing.left()));
    }

    private static @Nullable Standing noted(HttpRequest<?> request) {
        // Without a type, whose conversion would cost more than the rest of this filter.
        return request.getAttribute(NOTED).orElse(null) instanceof Standing standing ? standing : null;
    }
}
