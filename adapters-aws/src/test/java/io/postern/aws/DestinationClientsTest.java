package io.postern.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.postern.destinations.model.ApiName;
import io.postern.destinations.model.Credential;
import io.postern.destinations.model.DestinationName;
import io.postern.destinations.model.Endpoint;
import io.postern.destinations.model.Region;
import io.postern.destinations.model.Target;
import io.postern.telemetry.model.Delivery;
import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

class DestinationClientsTest {

    private static final DestinationName SHOP = new DestinationName("shop");

    private final Own own = new Own();

    @Test
    void whoClosesAClientTakesNothingFromTheOthers() {
        try (CloudWatchStandIn aws = CloudWatchStandIn.start();
                DestinationClients clients = clients()) {
            Target.Aws target = target(new Credential.DefaultChain(), aws.endpoint());
            CloudWatchClient one = clients.metrics(SHOP, target, clients.credentials(target));
            CloudWatchClient other = clients.metrics(SHOP, target, clients.credentials(target));
            one.putMetricData(TestClients.hit("Site"));

            one.close();

            other.putMetricData(TestClients.hit("Site"));
            assertThat(aws.metrics()).hasSize(2);
            assertThat(own.closed).isFalse();
        }
    }

    @Test
    void whatStsFindsWrongWithARoleIsNotTheFaultOfTheData() {
        try (CannedAws aws = CannedAws.failing(400, "ValidationError", "1 validation error detected");
                DestinationClients clients = clients()) {
            Target.Aws target =
                    target(new Credential.AssumedRole("arn:aws:iam::123456789012:role/telemetry", ""), aws.endpoint());
            CloudWatchClient metrics = clients.metrics(SHOP, target, clients.credentials(target));

            SdkException failure =
                    catchThrowableOfType(SdkException.class, () -> metrics.putMetricData(TestClients.hit("Site")));

            assertThat(AwsFailures.delivery(failure)).isInstanceOfSatisfying(Delivery.RetryLater.class, later -> {
                assertThat(later.why()).contains("the role cannot be assumed");
                assertThat(later.uncertain()).isFalse();
            });
        }
    }

    private DestinationClients clients() {
        return new DestinationClients(
                new AwsConfig("", "", Duration.ofSeconds(5), Duration.ofSeconds(2), 4, 8, false), own);
    }

    private static Target.Aws target(Credential credential, URI endpoint) {
        return new Target.Aws(
                credential, new Region("eu-central-1"), Set.of(ApiName.MONITORING), new Endpoint.Elsewhere(endpoint));
    }

    private static final class Own implements AwsCredentialsProvider, SdkAutoCloseable {

        private boolean closed;

        @Override
        public AwsCredentials resolveCredentials() {
            return AwsBasicCredentials.create("own", "own");
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
