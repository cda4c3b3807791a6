package io.postern.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.postern.telemetry.model.Delivery;
import io.postern.testkit.Eventually;
import io.postern.testkit.LoopbackPort;
import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import io.postern.testkit.cloudwatch.Fault;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

/** Without an answer, only what surely never left is certain. */
class UnansweredCallTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final CloudWatchStandIn aws = CloudWatchStandIn.start();

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void aCallThatHangsEndsAtItsDeadlineAndIsUncertain() {
        aws.misbehave(new Fault.Hang()).always();

        assertThat(delivery(clients(Duration.ofMillis(300), 1).metrics()))
                .isEqualTo(new Delivery.RetryLater("no answer from AWS in time", true));
    }

    @Test
    void aConnectionThatBreaksIsUncertain() {
        aws.misbehave(new Fault.CutAfterProcessing()).times(1);

        assertThat(delivery(clients(Duration.ofSeconds(5), 1).metrics()))
                .isInstanceOfSatisfying(Delivery.RetryLater.class, later -> {
                    assertThat(later.uncertain()).isTrue();
                    assertThat(later.why()).startsWith("the call to AWS broke: ");
                });
    }

    @Test
    void aConnectionThatIsRefusedIsCertain() {
        URI nobody = URI.create("http://127.0.0.1:" + LoopbackPort.free());

        assertThat(delivery(TestClients.of(nobody).metrics()))
                .isInstanceOfSatisfying(Delivery.RetryLater.class, later -> {
                    assertThat(later.uncertain()).isFalse();
                    assertThat(later.why())
                            .startsWith("AWS cannot be reached: ")
                            .contains("refused");
                });
    }

    @Test
    void aNameThatNobodyKnowsIsCertain() {
        CloudWatchClient lost = CloudWatchClient.builder()
                .region(Region.of("eu-nowhere-1"))
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .overrideConfiguration(options -> options.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .httpClientBuilder(Apache5HttpClient.builder().dnsResolver(new NoNames()))
                .build();

        assertThat(delivery(lost)).isInstanceOfSatisfying(Delivery.RetryLater.class, later -> {
            assertThat(later.uncertain()).isFalse();
            assertThat(later.why())
                    .startsWith("AWS cannot be reached: there is no such host")
                    .contains("the region or the endpoint may be wrong", "eu-nowhere-1");
        });
    }

    @Test
    void aCallThatGotNoConnectionIsCertain() {
        aws.misbehave(new Fault.Hang()).always();
        try (CloudWatchClient metrics = clients(Duration.ofSeconds(20), 1).metrics()) {
            Thread hanging = Thread.ofVirtual().start(() -> failure(metrics));
            Eventually.holds(SOON, "the first call hangs", () -> aws.hangingCalls() == 1);

            Delivery delivery = AwsFailures.delivery(failure(metrics));

            assertThat(delivery).isEqualTo(new Delivery.RetryLater("no connection to AWS became free in time", false));
            assertThat(hanging.isAlive()).isTrue();
        }
    }

    @Test
    void aCallWithoutCredentialsIsCertain() {
        AwsClients clients = new AwsClients(
                config(Duration.ofSeconds(5), 1), SystemPropertyCredentialsProvider.create(), () -> Region.US_EAST_1);

        assertThat(delivery(clients.metrics())).isInstanceOfSatisfying(Delivery.RetryLater.class, later -> {
            assertThat(later.uncertain()).isFalse();
            assertThat(later.why()).startsWith("the call to AWS could not be made: Unable to load credentials");
        });
    }

    @Test
    void anInterruptedCallIsUncertainAndStaysInterrupted() throws InterruptedException {
        aws.misbehave(new Fault.Hang()).always();
        CloudWatchClient metrics = clients(Duration.ofSeconds(20), 1).metrics();
        boolean[] interrupted = new boolean[1];
        Delivery[] delivery = new Delivery[1];
        Thread caller = Thread.ofVirtual().start(() -> {
            delivery[0] = delivery(metrics);
            interrupted[0] = Thread.currentThread().isInterrupted();
        });
        Eventually.holds(SOON, "the call hangs", () -> aws.hangingCalls() == 1);

        caller.interrupt();
        assertThat(caller.join(SOON)).isTrue();

        assertThat(delivery[0]).isInstanceOfSatisfying(Delivery.RetryLater.class, later -> assertThat(later.uncertain())
                .isTrue());
        assertThat(interrupted[0]).isTrue();
    }

    private AwsClients clients(Duration callTimeout, int connectionsMax) {
        return TestClients.of(config(callTimeout, connectionsMax));
    }

    private AwsConfig config(Duration callTimeout, int connectionsMax) {
        return new AwsConfig(
                "eu-central-1",
                aws.endpoint().toString(),
                callTimeout,
                Duration.ofMillis(200),
                connectionsMax,
                8,
                false);
    }

    private static Delivery delivery(CloudWatchClient metrics) {
        try (metrics) {
            return AwsFailures.delivery(failure(metrics));
        }
    }

    private static SdkException failure(CloudWatchClient metrics) {
        return catchThrowableOfType(SdkException.class, () -> metrics.putMetricData(TestClients.hit("Site")));
    }

    private static final class NoNames implements org.apache.hc.client5.http.DnsResolver {
        @Override
        public java.net.InetAddress[] resolve(String host) throws UnknownHostException {
            throw new UnknownHostException(host);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
