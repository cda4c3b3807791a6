package io.postern.aws.telemetry;

import static io.postern.testkit.cloudwatch.Operation.CREATE_LOG_GROUP;
import static io.postern.testkit.cloudwatch.Operation.CREATE_LOG_STREAM;
import static io.postern.testkit.cloudwatch.Operation.PUT_RETENTION_POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.Bucket;
import io.postern.telemetry.model.Delivery;
import io.postern.telemetry.model.LogStream;
import io.postern.testkit.AtOnce;
import io.postern.testkit.Eventually;
import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import io.postern.testkit.cloudwatch.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;

class MissingStreamsTest {

    private static final LogStream STREAM = new LogStream("/site/web", "browser");
    private static final LogStream NEIGHBOUR = new LogStream("/site/web", "phone");
    private static final LogStream ELSEWHERE = new LogStream("/site/api", "server");

    private final CloudWatchStandIn aws = CloudWatchStandIn.start();
    private final CloudWatchLogsClient logs = CloudWatchLogsClient.builder()
            .endpointOverride(aws.endpoint())
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIATEST", "secret-key")))
            .overrideConfiguration(options -> options.retryStrategy(DefaultRetryStrategy.doNotRetry()))
            .build();

    @AfterEach
    void stop() {
        logs.close();
        aws.close();
    }

    @Test
    void theGroupIsMadeOnceForAllItsStreams() {
        MissingStreams missing = new MissingStreams(logs, new CloudWatchConfig(true, 0));

        assertThat(missing.make(STREAM, soon())).isEmpty();
        assertThat(missing.make(NEIGHBOUR, soon())).isEmpty();

        assertThat(group("/site/web").retentionInDays()).isNull();
        assertThat(aws.calls(CREATE_LOG_GROUP)).isEqualTo(1);
        assertThat(aws.calls(PUT_RETENTION_POLICY)).isZero();
    }

    @Test
    void whatSomebodyElseMadeInTheMeantimeIsThere() {
        MissingStreams missing = new MissingStreams(logs, new CloudWatchConfig(true, 7));
        logs.createLogGroup(request -> request.logGroupName("/site/web"));
        logs.createLogStream(request -> request.logGroupName("/site/web").logStreamName("browser"));

        assertThat(missing.make(STREAM, soon())).isEmpty();

        assertThat(group("/site/web").retentionInDays()).isNull();
    }

    @Test
    void aGroupThatIsMadeKeepsItsEventsAsLongAsConfigured() {
        MissingStreams missing = new MissingStreams(logs, new CloudWatchConfig(true, 7));

        assertThat(missing.make(STREAM, soon())).isEmpty();

        assertThat(group("/site/web").retentionInDays()).isEqualTo(7);
    }

    @Test
    void aRetentionThatFailedIsSetBeforeTheFirstStream() {
        MissingStreams missing = new MissingStreams(logs, new CloudWatchConfig(true, 7));
        aws.misbehave(new Fault.Fail(503)).on(PUT_RETENTION_POLICY).times(1);

        assertThat(missing.make(STREAM, soon()))
                .hasValueSatisfying(delivery -> assertThat(delivery).isInstanceOf(Delivery.RetryLater.class));
        assertThat(missing.make(NEIGHBOUR, soon())).isEmpty();

        assertThat(group("/site/web").retentionInDays()).isEqualTo(7);
    }

    @Test
    void aGroupThatWasDeletedBeforeItGotItsRetentionIsMadeAnew() {
        MissingStreams missing = new MissingStreams(logs, new CloudWatchConfig(true, 7));
        aws.misbehave(new Fault.Fail(503)).on(PUT_RETENTION_POLICY).times(1);
        assertThat(missing.make(STREAM, soon())).isPresent();
        aws.reset();

        assertThat(missing.make(STREAM, soon())).isEmpty();

        assertThat(group("/site/web").retentionInDays()).isEqualTo(7);
    }

    @Test
    void nothingIsMadeWhereThatIsSwitchedOff() {
        MissingStreams missing = new MissingStreams(logs, new CloudWatchConfig(false, 0));

        assertThat(missing.make(STREAM, soon()))
                .contains(new Delivery.RetryLater(
                        "the log group /site/web or its stream browser does not exist, and"
                                + " postern.aws.create-missing-groups is off",
                        false));
        assertThat(aws.calls(CREATE_LOG_STREAM)).isZero();
    }

    @Test
    void whoFindsNoTurnComesBackInsteadOfWaiting() {
        MissingStreams streams = new MissingStreams(logs, new CloudWatchConfig(true, 0), turns(9), turns(1));
        MissingStreams groups = new MissingStreams(logs, new CloudWatchConfig(true, 0), turns(1), turns(9));

        assertThat(streams.make(STREAM, soon())).isEmpty();
        assertThat(streams.make(NEIGHBOUR, soon()))
                .contains(new Delivery.RetryLater("too many log streams are being created at once", false));
        assertThat(groups.make(new LogStream("/one", "s"), soon())).isEmpty();
        assertThat(groups.make(new LogStream("/two", "s"), soon()))
                .contains(new Delivery.RetryLater("too many log groups are being created at once", false));
    }

    @Test
    void aStreamThatHangsInItsMakingHoldsUpNoOther() throws InterruptedException {
        MissingStreams missing = new MissingStreams(logs, new CloudWatchConfig(true, 0));
        aws.misbehave(new Fault.Hang()).on(CREATE_LOG_STREAM).times(1);
        Thread hanging = Thread.ofVirtual().start(() -> missing.make(STREAM, soon()));
        Eventually.holds(Duration.ofSeconds(30), "the creation hangs", () -> aws.hangingCalls() == 1);

        assertThat(missing.make(ELSEWHERE, soon())).isEmpty();

        aws.release();
        assertThat(hanging.join(Duration.ofSeconds(30))).isTrue();
        assertThat(missing.make(STREAM, soon())).isEmpty();
    }

    @Test
    void whoeverNeedsTheSameStreamSharesItsMaking() {
        MissingStreams missing = new MissingStreams(logs, new CloudWatchConfig(true, 0));

        List<Optional<Delivery>> made = AtOnce.run(20, () -> missing.make(STREAM, soon()));

        assertThat(made).containsOnly(Optional.empty());
        assertThat(aws.calls(CREATE_LOG_GROUP)).isEqualTo(1);
    }

    @Test
    void aGroupThatSomebodyDeletedIsMadeAgain() {
        MissingStreams missing = new MissingStreams(logs, new CloudWatchConfig(true, 0));
        assertThat(missing.make(STREAM, soon())).isEmpty();
        aws.reset();

        assertThat(missing.make(NEIGHBOUR, soon()))
                .contains(new Delivery.RetryLater("the log group /site/web was created and cannot be seen yet", false));
        assertThat(missing.make(NEIGHBOUR, soon())).isEmpty();
    }

    @Test
    void aFailedCreationIsCertainForNothingWasSent() {
        MissingStreams missing = new MissingStreams(logs, new CloudWatchConfig(true, 0));
        aws.misbehave(new Fault.CutAfterProcessing()).on(CREATE_LOG_GROUP).times(1);

        assertThat(missing.make(STREAM, soon())).hasValueSatisfying(delivery -> assertThat(delivery)
                .isInstanceOfSatisfying(Delivery.RetryLater.class, later -> assertThat(later.uncertain())
                        .isFalse()));
        assertThat(missing.make(STREAM, soon())).isEmpty();
    }

    @Test
    void aCreationEndsAtTheDeadlineOfItsSend() {
        MissingStreams missing = new MissingStreams(logs, new CloudWatchConfig(true, 0));
        aws.misbehave(new Fault.Hang()).on(CREATE_LOG_STREAM).times(1);

        assertThat(missing.make(STREAM, Deadline.in(Duration.ofMillis(200))))
                .contains(new Delivery.RetryLater("no answer from AWS in time", false));
    }

    private LogGroup group(String name) {
        return logs.describeLogGroups(request -> request.logGroupNamePrefix(name))
                .logGroups()
                .getFirst();
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(10));
    }

    private static Bucket turns(int turns) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(turns).refillIntervally(turns, Duration.ofDays(1)))
                .build();
    }
}
