package io.postern.aws;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How AWS is reached. Every service has connections of its own, so that one that hangs leaves the others theirs.
 *
 * @param region AWS region, such as {@code eu-central-1}; empty: what Micronaut's and the SDK's own rules find
 * @param endpoint server that stands for every AWS service, such as an emulator; absent or empty: AWS itself
 * @param callTimeout longest time of one call, from its first byte to the end of its answer
 * @param connectTimeout longest time to connect, or to wait for a free connection, at most {@code callTimeout}; what
 *     takes longer was surely not sent
 * @param connectionsMax most connections to one service, and so most calls under way at once; more calls wait
 * @param compressRequests whether large metric requests travel gzipped: fewer bytes, about twice the processor time
 */
@ConfigurationProperties("postern.aws")
record AwsConfig(
        @Bindable(defaultValue = "") String region,
        @Nullable URI endpoint,
        @Bindable(defaultValue = "10s") Duration callTimeout,
        @Bindable(defaultValue = "2s") Duration connectTimeout,
        @Bindable(defaultValue = "64") int connectionsMax,
        @Bindable(defaultValue = "false") boolean compressRequests) {

    private static final Pattern REGION = Pattern.compile("[a-z0-9-]*");

    AwsConfig {
        if (!REGION.matcher(region).matches())
            throw new IllegalArgumentException(
                    "postern.aws.region: " + region + " (expected: a region such as eu-central-1, or nothing)");
        if (endpoint != null && !"http".equals(endpoint.getScheme()) && !"https".equals(endpoint.getScheme()))
            throw new IllegalArgumentException(
                    "postern.aws.endpoint: " + endpoint + " (expected: an http or https address, or nothing)");
        if (!callTimeout.isPositive())
            throw new IllegalArgumentException("postern.aws.call-timeout: " + callTimeout + " (expected: above zero)");
        if (!connectTimeout.isPositive() || connectTimeout.compareTo(callTimeout) > 0)
            throw new IllegalArgumentException("postern.aws.connect-timeout: " + connectTimeout
                    + " (expected: above zero, at most call-timeout " + callTimeout + ")");
        if (connectionsMax < 1)
            throw new IllegalArgumentException(
                    "postern.aws.connections-max: " + connectionsMax + " (expected: 1 or more)");
    }
}
