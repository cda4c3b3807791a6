package io.postern.http.access;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * How often one address may call, and one client.
 *
 * @param preset {@code off}; {@code postman}: one call a second with a burst of three, CloudWatch Postman's own numbers;
 *     {@code custom}: what the others say
 * @param burst calls at once, 1 or more
 * @param refill time in which one more call becomes free, more than zero
 * @param endpoints limits of one address at single endpoints, beside the one for all of them, each as
 *     {@code endpoint=burst/refill}; with any preset but {@code off}
 * @param clientBurst submissions and questions at once of one client, from all addresses; zero: no limit
 * @param clientRefill time in which one more of these becomes free, more than zero
 */
@ConfigurationProperties("postern.access.rate-limit")
record RateLimitConfig(
        String preset, int burst, Duration refill, List<String> endpoints, int clientBurst, Duration clientRefill) {

    private static final Set<String> PRESETS = Set.of("off", "postman", "custom");

    RateLimitConfig {
        endpoints = List.copyOf(endpoints);
        if (!PRESETS.contains(preset))
            throw new IllegalArgumentException(
                    "postern.access.rate-limit.preset: " + preset + " (expected: off, postman or custom)");
        if (burst < 1)
            throw new IllegalArgumentException("postern.access.rate-limit.burst: " + burst + " (expected: 1 or more)");
        if (refill.isNegative() || refill.isZero())
            throw new IllegalArgumentException(
                    "postern.access.rate-limit.refill: " + refill + " (expected: more than zero)");
        if (clientBurst < 0)
            throw new IllegalArgumentException(
                    "postern.access.rate-limit.client-burst: " + clientBurst + " (expected: 0 or more)");
        if (clientRefill.isNegative() || clientRefill.isZero())
            throw new IllegalArgumentException(
                    "postern.access.rate-limit.client-refill: " + clientRefill + " (expected: more than zero)");
    }
}
