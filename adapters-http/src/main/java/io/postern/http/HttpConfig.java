package io.postern.http;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.convert.format.ReadableBytes;
import java.time.Duration;

/**
 * What one request may cost. The defaults stand in {@link Defaults}.
 *
 * @param bodyMax most bytes of a body, as sent and after inflating; beyond it the answer is 413
 * @param bodyPatience longest wait for a body to arrive whole; beyond it the answer is 400
 * @param bodyPause longest time in which next to nothing of a body arrives; beyond it the answer is 400
 * @param bodiesMax most bytes that the bodies of all requests take at once, not less than {@code bodyMax}; beyond it the
 *     answer is 503
 */
@ConfigurationProperties("postern.http")
public record HttpConfig(
        @ReadableBytes int bodyMax,
        Duration bodyPatience,
        Duration bodyPause,
        @ReadableBytes long bodiesMax) {

    public HttpConfig {
        if (bodyMax < 1)
            throw new IllegalArgumentException("postern.http.body-max: " + bodyMax + " (expected: 1 byte or more)");
        if (bodyPatience.isNegative() || bodyPatience.isZero())
            throw new IllegalArgumentException(
                    "postern.http.body-patience: " + bodyPatience + " (expected: more than zero)");
        if (bodyPause.isNegative() || bodyPause.isZero())
            throw new IllegalArgumentException("postern.http.body-pause: " + bodyPause + " (expected: more than zero)");
        if (bodiesMax < bodyMax)
            throw new IllegalArgumentException("postern.http.bodies-max: " + bodiesMax
                    + " (expected: postern.http.body-max, " + bodyMax + ", or more)");
    }
}
