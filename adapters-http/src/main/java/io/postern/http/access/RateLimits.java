package io.postern.http.access;

import io.postern.access.model.RateLimit;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/**
 * Which limits a call must pass: by its address one bucket for all routes, and a narrow one for {@code GET /test}; by the
 * client that it is for one for all addresses.
 */
@Singleton
final class RateLimits {

    private final List<RateLimit> everyRoute;
    private final List<RateLimit> testRoute;
    private final List<RateLimit> everyClient;

    RateLimits(RateLimitConfig config) {
        this.everyRoute = switch (config.preset()) {
            case "postman" -> List.of(new RateLimit("ip", 3, Duration.ofSeconds(1)));
            case "custom" -> List.of(new RateLimit("ip", config.burst(), config.refill()));
            default -> List.of();
        };
        this.testRoute = everyRoute.isEmpty()
                ? List.of()
                : List.of(everyRoute.getFirst(), new RateLimit("ip-test", 1, Duration.ofMinutes(1)));
        this.everyClient = config.preset().equals("custom") && config.clientBurst() > 0
                ? List.of(new RateLimit("client", config.clientBurst(), config.clientRefill()))
                : List.of();
    }

    /** The limits of every route but {@code /test}; none when limits are off. */
    List<RateLimit> everyRoute() {
        return everyRoute;
    }

    /** The limits of a client, whatever addresses it calls from; none unless they are set. */
    List<RateLimit> everyClient() {
        return everyClient;
    }

    /** The limits of {@code /test}, which makes a call to AWS each time and needs no token. */
    List<RateLimit> testRoute() {
        return testRoute;
    }
}
