package io.postern.http;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import io.micronaut.context.env.PropertySource;
import java.util.Map;

/**
 * Framework settings that this module's promises rest on. They stand below every other source of configuration, so a
 * deployment can still override them, knowingly.
 */
@ContextConfigurer
public final class FrameworkDefaults implements ApplicationContextConfigurer {

    private static final Map<String, Object> SETTINGS = Map.of(
            // We inflate ourselves: the framework's inflater has no bound and answers false gzip with silence.
            "micronaut.server.netty.request-decompression-enabled",
            false,
            "micronaut.server.max-request-size",
            "${postern.http.body-max:" + HttpConfig.BODY_MAX + "}",
            "micronaut.server.max-request-buffer-size",
            "${postern.http.body-max:" + HttpConfig.BODY_MAX + "}",
            // DateFilter does it, on every answer and without formatting it each time.
            "micronaut.server.date-header",
            false,
            // A 503 with Retry-After must not cost the sender its connection.
            "micronaut.server.netty.keep-alive-on-server-error",
            true,
            // Operators' keys are looked at under /api only; the way of telemetry stays free of reactive filters.
            "micronaut.security.filter.pattern",
            "/api/**",
            "micronaut.security.reject-not-found",
            false);

    @Override
    public void configure(ApplicationContextBuilder builder) {
        builder.propertySources(PropertySource.of("postern-http", SETTINGS, Integer.MIN_VALUE));
    }
}
