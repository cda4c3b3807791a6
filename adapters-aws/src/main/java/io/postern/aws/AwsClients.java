package io.postern.aws;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/** The SDK's clients, which try each call once: delivery owns the retries, and two owners would multiply them. */
@Factory
public final class AwsClients {

    private final AwsConfig config;
    private final AwsCredentialsProvider credentials;
    private final AwsRegionProvider regions;

    AwsClients(AwsConfig config, AwsCredentialsProvider credentials, AwsRegionProvider regions) {
        this.config = config;
        this.credentials = credentials;
        this.regions = regions;
    }

    @Singleton
    @Bean(preDestroy = "close")
    CloudWatchClient metrics() {
        return configured(CloudWatchClient.builder(), "", "").build();
    }

    /** Replaces Micronaut's own, which would retry, wait without end, and know no {@code postern.aws} key. */
    @Singleton
    @Bean(preDestroy = "close")
    @Replaces(CloudWatchLogsClient.class)
    CloudWatchLogsClient logs() {
        return configured(CloudWatchLogsClient.builder(), "", "").build();
    }

    @Singleton
    @Bean(preDestroy = "close")
    DestinationClients destinationClients() {
        return new DestinationClients(config, credentials);
    }

    /**
     * The builder of another client, set up as these are.
     *
     * @param region in the place of that of {@code postern.aws}; empty: that one
     * @param endpoint in the place of that of {@code postern.aws}, a usable address; empty: that one
     */
    public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B configured(
            B builder, String region, String endpoint) {
        builder.region(region.isEmpty() ? region() : Region.of(region))
                .credentialsProvider(credentials)
                .overrideConfiguration(options -> configure(options, config, config.callTimeout()))
                .httpClientBuilder(connections(config, config.connectionsMax()));
        if (endpoint.isEmpty()) config.standIn().ifPresent(builder::endpointOverride);
        else builder.endpointOverride(URI.create(endpoint));
        return builder;
    }

    /**
     * Whether another server stands for AWS where that address says so, or {@code postern.aws} does.
     *
     * @param endpoint as of {@link #configured}
     */
    public boolean standsIn(String endpoint) {
        return !endpoint.isEmpty() || config.standIn().isPresent();
    }

    private Region region() {
        if (!config.region().isEmpty()) return Region.of(config.region());
        try {
            return regions.getRegion();
        } catch (SdkClientException nowhere) {
            IllegalStateException sentence = new IllegalStateException(
                    "postern.aws.region: not set, and neither the AWS profile nor the machine names one (expected: a"
                            + " region such as eu-central-1). Set AWS_REGION.");
            // Not as its cause, which a boot would tell instead: it lists all of the SDK's own places.
            sentence.addSuppressed(nowhere);
            throw sentence;
        }
    }

    static void configure(ClientOverrideConfiguration.Builder options, AwsConfig config, Duration callTimeout) {
        options.apiCallTimeout(callTimeout)
                .retryStrategy(DefaultRetryStrategy.doNotRetry())
                // Said either way: left open, the SDK asks the environment and breaks on an empty
                // AWS_DISABLE_REQUEST_COMPRESSION.
                .compressionConfiguration(
                        compression -> compression.requestCompressionEnabled(config.compressRequests()));
    }

    static LateConnections.Builder connections(AwsConfig config, int connectionsMax) {
        return new LateConnections.Builder(Apache5HttpClient.builder()
                .maxConnections(connectionsMax)
                .connectionTimeout(config.connectTimeout())
                .connectionAcquisitionTimeout(config.connectTimeout())
                .socketTimeout(config.callTimeout())
                // Asking first costs a round trip, and AWS refuses a large request no more often than a small one.
                .expectContinueEnabled(false)
                .tcpKeepAlive(true));
    }
}
