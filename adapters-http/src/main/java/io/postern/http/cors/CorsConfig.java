package io.postern.http.cors;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.util.List;

/**
 * Which web pages may call.
 *
 * @param allowedOrigins origins such as {@code https://app.example.org}; a {@code *} stands for one or more labels, and
 *     alone for every origin; an entry without a scheme counts for http and https; empty allows none
 */
@ConfigurationProperties("postern.http.cors")
record CorsConfig(List<String> allowedOrigins) {

    CorsConfig {
        allowedOrigins = List.copyOf(allowedOrigins);
    }
}
