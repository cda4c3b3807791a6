package io.postern.http.access;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How often one address may call.
 *
 * @param preset {@code off}; {@code postman}: one call a second with a burst of three, CloudWatch Postman's own numbers;
 *     {@code custom}: what the other two say
 * @param burst calls at once, 1 or more
 * @param refill time in which one more call becomes free, more than zero
 */
@ConfigurationProperties("postern.access.rate-limit")
record RateLimitConfig(
        @Bindable(defaultValue = "off") Preset preset,
        @Bindable(defaultValue = "3") int burst,
        @Bindable(defaultValue = "1s") Duration refill) {

    enum Preset {
        OFF,
        POSTMAN,
        CUSTOM
    }

    RateLimitConfig {
        if (burst < 1)
            throw new IllegalArgumentException("postern.access.rate-limit.burst: " + burst + " (expected: 1 or more)");
        if (refill.isNegative() || refill.isZero())
            throw new IllegalArgumentException(
                    "postern.access.rate-limit.refill: " + refill + " (expected: more than zero)");
    }
}
