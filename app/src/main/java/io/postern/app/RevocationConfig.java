package io.postern.app;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/**
 * How far this replica goes by what it knows of revocations; the default stands in {@code application.yml}.
 *
 * @param trustedFor how long tokens are taken by what was heard last when nothing can be heard any more; two seconds or
 *     more, because it is asked only twice a second
 */
@ConfigurationProperties("postern.access.revocations")
record RevocationConfig(Duration trustedFor) {

    private static final Duration LEAST = Duration.ofSeconds(2);

    RevocationConfig {
        if (trustedFor.compareTo(LEAST) < 0)
            throw new IllegalArgumentException(
                    "postern.access.revocations.trusted-for: " + trustedFor + " (expected: 2s or more)");
    }
}
