package io.postern.aws;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How AWS is reached. Every service has connections of its own, so that one that hangs leaves the others theirs.
 *
 * @param region AWS region, such as {@code eu-central-1}; empty: what Micronaut's and the SDK's own rules find,
 *     and where they find none, the boot stops
 * @param endpoint address of a server that stands for every AWS service, such as an emulator; empty: AWS itself. A
 *     text, because an address that the framework cannot convert would count as absent, and AWS itself get the data
 * @param callTimeout longest time of one call, from its first byte to the end of its answer
 * @param connectTimeout longest time to connect, or to wait for a free connection, at most {@code callTimeout}; what
 *     takes longer was surely not sent
 * @param connectionsMax most connections to one service, and so most calls under way at once; more calls wait
 * @param destinationConnectionsMax most connections to all registered destinations together; more calls wait
 * @param compressRequests whether large metric requests travel gzipped: fewer bytes, about twice the processor time
 */
@ConfigurationProperties("postern.aws")
record AwsConfig(
        String region,
        String endpoint,
        Duration callTimeout,
        Duration connectTimeout,
        int connectionsMax,
        int destinationConnectionsMax,
        boolean compressRequests) {

    private static final Pattern REGION = Pattern.compile("[a-z0-9-]*");

    AwsConfig {
        if (!REGION.matcher(region).matches())
            throw new IllegalArgumentException(
                    "postern.aws.region: " + region + " (expected: a region such as eu-central-1, or nothing)");
        if (!endpoint.isEmpty() && !isAddress(endpoint))
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
        if (destinationConnectionsMax < 1)
            throw new IllegalArgumentException(
                    "postern.aws.destination-connections-max: " + destinationConnectionsMax + " (expected: 1 or more)");
    }

    /** The server that stands for AWS; empty: AWS itself. */
    Optional<URI> standIn() {
        return endpoint.isEmpty() ? Optional.empty() : Optional.of(URI.create(endpoint));
    }

    private static boolean isAddress(String text) {
        try {
            URI address = new URI(text);
            return ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
                    && address.getHost() != null;
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
