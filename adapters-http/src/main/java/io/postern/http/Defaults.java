package io.postern.http;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import io.micronaut.context.env.PropertySource;
import java.util.Map;

/**
 * The defaults of this module's keys, and framework settings that its promises rest on. They stand below every other
 * source of configuration. They are not written as {@code @Bindable} defaults because the framework takes those, in
 * silence, also for a value that it cannot convert: a mistyped limit must stop the boot instead.
 */
@ContextConfigurer
public final class Defaults implements ApplicationContextConfigurer {

    private static final Map<String, Object> SETTINGS = Map.ofEntries(
            Map.entry("postern.http.body-max", "16MB"),
            Map.entry("postern.http.body-patience", "30s"),
            Map.entry("postern.http.body-pause", "10s"),
            Map.entry("postern.http.bodies-max", "64MB"),
            Map.entry("postern.http.trusted-proxies", ""),
            Map.entry("postern.http.forwarded-by", "x-forwarded-for"),
            Map.entry("postern.http.cors.allowed-origins", "*"),
            Map.entry("postern.access.rate-limit.preset", "off"),
            Map.entry("postern.access.rate-limit.burst", 3),
            Map.entry("postern.access.rate-limit.refill", "1s"),
            Map.entry("postern.access.rate-limit.endpoints", "test=1/1m"),
            Map.entry("postern.access.rate-limit.client-burst", 0),
            Map.entry("postern.access.rate-limit.client-refill", "1ms"),
            Map.entry("postern.metering.firehose.access-keys", ""),
            Map.entry("postern.metering.firehose.body-max", "16MB"),
            Map.entry("postern.metering.firehose.record-max", "16MB"),
            Map.entry("postern.metering.firehose.requests-max", 2),
            Map.entry("postern.locate.enabled", false),
            Map.entry("postern.locate.nearest-needs-token", false),
            Map.entry("postern.locate.location-header", ""),
            Map.entry("postern.locate.heartbeats-max", 10_000),
            Map.entry("postern.locate.signing-keys", ""),
            Map.entry("postern.locate.monitoring-keys", ""),
            Map.entry("postern.locate.heartbeat-keys", ""),
            // We inflate ourselves: the framework's inflater has no bound and answers false gzip with silence.
            Map.entry("micronaut.server.netty.request-decompression-enabled", false),
            // What reads bodies holds each to its own bound, before it keeps a byte; that of Firehose is larger.
            Map.entry("micronaut.server.max-request-size", "1GB"),
            Map.entry("micronaut.server.max-request-buffer-size", "${postern.http.body-max}"),
            // The longest call of AWS Auto Cleanup's page, every character of its values encoded, and room for the
            // rest.
            Map.entry("micronaut.server.netty.max-initial-line-length", 16_384),
            // DateField does it, on every answer and without formatting it each time.
            Map.entry("micronaut.server.date-header", false),
            // A 503 with Retry-After must not cost the sender its connection.
            Map.entry("micronaut.server.netty.keep-alive-on-server-error", true),
            Map.entry("micronaut.security.reject-not-found", false));

    @Override
    public void configure(ApplicationContextBuilder builder) {
        builder.propertySources(PropertySource.of("postern-http", SETTINGS, Integer.MIN_VALUE));
    }
}
