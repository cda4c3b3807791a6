package io.postern.app;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/**
 * How Postern ends; the default stands in {@code application.yml}.
 *
 * @param deadline how long the whole end may take; zero is refused
 */
@ConfigurationProperties("postern.shutdown")
record ShutdownConfig(Duration deadline) {
    ShutdownConfig {
        Bounds.positive("postern.shutdown.deadline", deadline);
    }
}
