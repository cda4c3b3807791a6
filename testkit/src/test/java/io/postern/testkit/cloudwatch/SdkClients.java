package io.postern.testkit.cloudwatch;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/** The real clients, pointed at the stand-in, that try once so that a test sees each answer. */
final class SdkClients implements AutoCloseable {

    private final CloudWatchClient metrics;
    private final CloudWatchLogsClient logs;

    SdkClients(URI endpoint) {
        this(endpoint, Duration.ofSeconds(30));
    }

    SdkClients(URI endpoint, Duration timeout) {
        metrics = configured(CloudWatchClient.builder(), endpoint, timeout).build();
        logs = configured(CloudWatchLogsClient.builder(), endpoint, timeout).build();
    }

    CloudWatchClient metrics() {
        return metrics;
    }

    CloudWatchLogsClient logs() {
        return logs;
    }

    static DynamoDbClient tables(URI endpoint) {
        return configured(DynamoDbClient.builder(), endpoint, Duration.ofSeconds(30))
                .build();
    }

    static S3Client objects(URI endpoint) {
        return configured(S3Client.builder(), endpoint, Duration.ofSeconds(30)).build();
    }

    @Override
    public void close() {
        metrics.close();
        logs.close();
    }

    private static <B extends AwsClientBuilder<B, C>, C> B configured(B builder, URI endpoint, Duration timeout) {
        return builder.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .overrideConfiguration(
                        options -> options.apiCallTimeout(timeout).retryStrategy(DefaultRetryStrategy.doNotRetry()));
    }
}
