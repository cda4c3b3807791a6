package io.postern.aws.cleanup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.postern.cleanup.model.ExecutionKey;
import io.postern.cleanup.port.ExecutionLogs;
import io.postern.shared.PortUnavailable;
import io.postern.testkit.Unique;
import io.postern.testkit.cleanup.ExecutionLogsContract;
import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import io.postern.testkit.cloudwatch.Fault;
import io.postern.testkit.cloudwatch.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class S3ExecutionLogsTest implements ExecutionLogsContract {

    private static final Instant FIRST = Instant.parse("2023-01-01T06:00:00Z");

    @AutoClose
    private static final CloudWatchStandIn AWS = CloudWatchStandIn.start();

    @AutoClose
    private static final S3Adapters ADAPTERS = S3Adapters.of(AWS.endpoint(), Map.of());

    private final String bucket = Unique.name("logs");

    S3ExecutionLogsTest() {
        // A bucket is there once something lies in it.
        put("foreign", new byte[1]);
    }

    @AfterEach
    void behave() {
        AWS.reset();
    }

    @Override
    public ExecutionLogs logs() {
        return ADAPTERS.logs(bucket, "");
    }

    @Override
    public void put(String name, byte[] content) {
        AWS.putObject(bucket, name, content);
    }

    @Test
    void theNewestOfADailyCleanupTakeTwoCalls() {
        for (int day = 0; day < 800; day++) putLog(FIRST.plus(Duration.ofDays(day)));

        assertThat(logs().list(ExecutionKey.LATEST, 50)).hasSize(50);
        assertThat(AWS.calls(Operation.LIST_OBJECTS)).isEqualTo(2);
    }

    @Test
    void theNewestOfAnHourlyCleanupTakeAFewMore() {
        for (int hour = 0; hour < 2_000; hour++) putLog(FIRST.plus(Duration.ofHours(hour)));

        assertThat(logs().list(ExecutionKey.LATEST, 50).getFirst())
                .isEqualTo(ExecutionLogsContract.key(FIRST.plus(Duration.ofHours(1_999))));
        assertThat(AWS.calls(Operation.LIST_OBJECTS)).isLessThanOrEqualTo(4);
    }

    @Test
    void aMonthOfManyPagesIsReadToItsEnd() {
        for (int minute = 0; minute < 2_200; minute++) putLog(FIRST.plus(Duration.ofMinutes(minute)));

        assertThat(logs().list(ExecutionKey.LATEST, 5))
                .first()
                .isEqualTo(ExecutionLogsContract.key(FIRST.plus(Duration.ofMinutes(2_199))));
        assertThat(logs().list(ExecutionKey.LATEST, 4_000)).hasSize(2_200);
    }

    @Test
    void foreignObjectsWithoutEndAreNotGoneThrough() {
        for (int i = 0; i < 3_000; i++) put("0-access-log-" + i, new byte[0]);
        putLog(FIRST);

        assertThat(logs().list(ExecutionKey.LATEST, 10)).hasSize(1);
        assertThat(AWS.calls(Operation.LIST_OBJECTS)).isEqualTo(5);
    }

    @Test
    void aForeignNameThatXmlCannotHoldDoesNoHarm() {
        put("2023/01/a\u0001b & <c> + %2F", new byte[0]);
        putLog(FIRST);

        assertThat(logs().list(ExecutionKey.LATEST, 10)).hasSize(1);
    }

    @Test
    void onlyWhatLiesBehindThePrefixIsSeen() throws IOException {
        ExecutionKey key = ExecutionLogsContract.key(FIRST);
        put("cleanup/logs/" + key, "behind".getBytes(UTF_8));
        put(key.value(), "beside".getBytes(UTF_8));
        put("cleanup/" + ExecutionLogsContract.key(FIRST.plusSeconds(1)), new byte[0]);
        ExecutionLogs behind = ADAPTERS.logs(bucket, "cleanup/logs/");

        assertThat(behind.list(ExecutionKey.LATEST, 10)).containsExactly(key);
        try (InputStream bytes = behind.open(key).orElseThrow()) {
            assertThat(bytes.readAllBytes()).isEqualTo("behind".getBytes(UTF_8));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLogThatBreaksOffDoesNotPassForAWholeOne(boolean hangs) throws IOException {
        putLog(FIRST, new byte[3_000_000]);
        AWS.misbehave(hangs ? new Fault.HangMidway() : new Fault.CutMidway()).always();

        Map<String, String> impatient = Map.of("postern.aws.call-timeout", "2s");
        try (S3Adapters adapters = S3Adapters.of(AWS.endpoint(), impatient);
                InputStream bytes = adapters.logs(bucket, "")
                        .open(ExecutionLogsContract.key(FIRST))
                        .orElseThrow()) {
            assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertThatThrownBy(bytes::readAllBytes)
                    .isInstanceOf(IOException.class));
        }
    }

    @Test
    void aListingIsNotTriedTwice() {
        AWS.misbehave(new Fault.Fail(503)).times(1);

        assertThatThrownBy(() -> logs().list(ExecutionKey.LATEST, 1)).isInstanceOf(PortUnavailable.class);
        assertThat(AWS.calls(Operation.LIST_OBJECTS)).isEqualTo(1);
    }

    @Test
    void whatIsWrongIsToldInTheWordsOfAws() {
        assertThatThrownBy(() -> ADAPTERS.logs().list(ExecutionKey.LATEST, 1))
                .isInstanceOf(PortUnavailable.class)
                .hasMessage(
                        "the bucket execution-logs cannot be listed: AWS answered HTTP 404: The specified bucket does"
                                + " not exist (NoSuchBucket)");
        assertThatThrownBy(() -> ADAPTERS.logs().open(ExecutionLogsContract.key(FIRST)))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining("NoSuchBucket");
        AWS.misbehave(new Fault.DenyAccess()).always();
        assertThatThrownBy(() -> logs().open(ExecutionLogsContract.key(FIRST)))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining("AWS denies access: ")
                .hasMessageContaining("s3:GetObject");
    }

    private void putLog(Instant writtenAt) {
        putLog(writtenAt, new byte[0]);
    }

    private void putLog(Instant writtenAt, byte[] content) {
        put(ExecutionLogsContract.key(writtenAt).value(), content);
    }
}
