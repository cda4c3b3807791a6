package io.postern.aws;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataRequest;

/** The clients as Postern builds them, pointed at a test's server. */
final class TestClients {

    private TestClients() {}

    static AwsClients of(URI endpoint) {
        return of(new AwsConfig(
                "eu-central-1", endpoint.toString(), Duration.ofSeconds(5), Duration.ofSeconds(2), 4, 8, false));
    }

    static AwsClients of(AwsConfig config) {
        return new AwsClients(
                config,
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIATEST", "secret-key")),
                () -> Region.US_EAST_1);
    }

    /** A request of one datum. */
    static PutMetricDataRequest hit(String namespace) {
        return PutMetricDataRequest.builder()
                .namespace(namespace)
                .metricData(MetricDatum.builder().metricName("Hits").value(1.0).build())
                .build();
    }
}
