package io.postern.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import io.micronaut.context.ApplicationContext;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

class AwsClientsTest {

    @Test
    void bothClientsCallTheEndpointOnceWithTheCredentialsAndRegionOfTheConfiguration() {
        try (CannedAws aws = CannedAws.failing(500, "InternalFailure", "oops");
                ApplicationContext context = run(aws, Map.of("postern.aws.region", "eu-central-1"))) {
            CloudWatchClient metrics = context.getBean(CloudWatchClient.class);
            CloudWatchLogsClient logs = context.getBean(CloudWatchLogsClient.class);

            assertThatThrownBy(metrics::listMetrics).isInstanceOf(SdkException.class);
            assertThatThrownBy(logs::describeLogGroups).isInstanceOf(SdkException.class);

            assertThat(aws.calls())
                    .extracting(headers -> headers.getFirst("Authorization"))
                    .satisfiesExactly(
                            metricsCall -> assertThat(metricsCall)
                                    .contains("Credential=AKIATEST/")
                                    .contains("/eu-central-1/monitoring/"),
                            logsCall -> assertThat(logsCall)
                                    .contains("Credential=AKIATEST/")
                                    .contains("/eu-central-1/logs/"));
        }
    }

    @Test
    void withoutARegionMicronautsRulesFindIt() {
        try (CannedAws aws = CannedAws.failing(500, "InternalFailure", "oops");
                ApplicationContext context = run(aws, Map.of("aws.region", "ap-south-1"))) {
            CloudWatchClient metrics = context.getBean(CloudWatchClient.class);

            assertThat(metrics.serviceClientConfiguration().region().id()).isEqualTo("ap-south-1");
        }
    }

    @Test
    void largeRequestsAreCompressedWhenAskedFor() {
        assertThat(headersOfALargeRequest("false").containsKey("Content-Encoding"))
                .isFalse();
        assertThat(headersOfALargeRequest("true").getFirst("Content-Encoding")).isEqualTo("gzip");
    }

    @Test
    void anEmptySwitchForCompressionInTheEnvironmentBreaksNothing() {
        System.setProperty("aws.disableRequestCompression", "");
        try {
            assertThat(headersOfALargeRequest("false")).isNotEmpty();
        } finally {
            System.clearProperty("aws.disableRequestCompression");
        }
    }

    private static Headers headersOfALargeRequest(String compressed) {
        Map<String, String> properties =
                Map.of("postern.aws.region", "eu-central-1", "postern.aws.compress-requests", compressed);
        try (CannedAws aws = CannedAws.failing(500, "InternalFailure", "oops");
                ApplicationContext context = run(aws, properties)) {
            CloudWatchClient metrics = context.getBean(CloudWatchClient.class);
            assertThatThrownBy(() -> metrics.putMetricData(TestClients.hit("x".repeat(20_000))))
                    .isInstanceOf(SdkException.class);
            return aws.calls().getFirst();
        }
    }

    private static ApplicationContext run(CannedAws aws, Map<String, String> properties) {
        Map<String, Object> all = new HashMap<>(properties);
        all.put("postern.aws.endpoint", aws.endpoint().toString());
        all.put("aws.access-key-id", "AKIATEST");
        all.put("aws.secret-key", "secret-key");
        return ApplicationContext.run(all);
    }
}
