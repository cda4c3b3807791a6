package io.postern.testkit.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.RejectedLogEventsInfo;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

class LogLimitsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration FORTNIGHT = Duration.ofDays(14);
    private static final Duration TWO_HOURS = Duration.ofHours(2);
    private static final int MEGABYTE = 1_048_576;

    private static final CloudWatchStandIn STAND_IN = CloudWatchStandIn.start(Clock.fixed(NOW, ZoneOffset.UTC));
    private static final SdkClients SDK = new SdkClients(STAND_IN.endpoint());

    @BeforeEach
    void createStream() {
        STAND_IN.reset();
        createGroup("g");
        createStream("s");
    }

    @AfterAll
    static void close() {
        SDK.close();
        STAND_IN.close();
    }

    static Stream<Arguments> refusedBatches() {
        return Stream.of(
                arguments("no events", List.of(), "Value '[]' at 'logEvents' failed to satisfy constraint"),
                arguments(
                        "10,001 events",
                        Collections.nCopies(10_001, event(NOW, "x")),
                        "Member must have length less than or equal to 10000"),
                arguments(
                        "empty message",
                        List.of(event(NOW, "x"), event(NOW, "")),
                        "Value '' at 'logEvents.2.member.message' failed to satisfy constraint:"
                                + " Member must have length greater than or equal to 1"),
                arguments(
                        "time before 1970",
                        List.of(event(Instant.ofEpochMilli(-1), "x")),
                        "Value '-1' at 'logEvents.1.member.timestamp'"),
                arguments(
                        "event over 1 MB",
                        List.of(event(NOW, "x".repeat(MEGABYTE - 25))),
                        "Log event too large: 1048577 bytes exceeds limit of 1048576"),
                arguments(
                        "two-byte characters",
                        List.of(event(NOW, "ü".repeat(MEGABYTE / 2 - 12))),
                        "Log event too large: 1048578 bytes exceeds limit of 1048576"),
                arguments(
                        "batch over 1 MB with overhead",
                        Collections.nCopies(1024, event(NOW, "x".repeat(999))),
                        "Upload too large: 1049600 bytes exceeds limit of 1048576"),
                arguments(
                        "unsorted",
                        List.of(event(NOW, "x"), event(NOW.minusMillis(1), "y")),
                        "Log events in a single PutLogEvents request must be in chronological order."),
                arguments(
                        "over 24 h apart",
                        List.of(event(NOW.minus(Duration.ofHours(24)).minusMillis(1), "x"), event(NOW, "y")),
                        "The batch of log events in a single PutLogEvents request cannot span more than 24 hours."));
    }

    static Stream<Arguments> acceptedBatches() {
        return Stream.of(
                arguments("10,000 events", Collections.nCopies(10_000, event(NOW, "x"))),
                arguments("event of 1 MB", List.of(event(NOW, "x".repeat(MEGABYTE - 26)))),
                arguments("batch of 1 MB", Collections.nCopies(1024, event(NOW, "x".repeat(998)))),
                arguments("24 h apart", List.of(event(NOW.minus(Duration.ofHours(24)), "x"), event(NOW, "y"))),
                arguments("two weeks ago", List.of(event(NOW.minus(FORTNIGHT), "x"))),
                arguments("in two hours", List.of(event(NOW.plus(TWO_HOURS), "x"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusedBatches")
    void aBatchBeyondTheLimitIsRefused(String what, List<InputLogEvent> events, String words) {
        InvalidParameterException refusal =
                catchThrowableOfType(InvalidParameterException.class, () -> put("g", "s", events));

        assertThat(refusal).as(what).isNotNull();
        assertThat(refusal.statusCode()).isEqualTo(400);
        assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("InvalidParameterException");
        assertThat(refusal.awsErrorDetails().errorMessage()).contains(words);
        assertThat(STAND_IN.logEvents("g", "s")).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("acceptedBatches")
    void aBatchAtTheLimitIsTaken(String what, List<InputLogEvent> events) {
        PutLogEventsResponse response = put("g", "s", events);

        assertThat(response.rejectedLogEventsInfo()).as(what).isNull();
        assertThat(STAND_IN.logEvents("g", "s")).hasSize(events.size());
    }

    @Test
    void eventsThatAreTooOldAreRefusedOneByOne() {
        Instant limit = NOW.minus(FORTNIGHT);

        RejectedLogEventsInfo rejected =
                rejected(event(limit.minusMillis(2), "x"), event(limit.minusMillis(1), "y"), event(limit, "z"));

        assertThat(rejected.tooOldLogEventEndIndex()).isEqualTo(2);
        assertThat(rejected.tooNewLogEventStartIndex()).isNull();
        assertThat(rejected.expiredLogEventEndIndex()).isNull();
        assertThat(STAND_IN.logEvents("g", "s"))
                .extracting(StoredLogEvent::message)
                .containsExactly("z");
    }

    @Test
    void eventsThatAreTooNewAreRefusedOneByOne() {
        Instant limit = NOW.plus(TWO_HOURS);

        RejectedLogEventsInfo rejected = rejected(event(limit, "x"), event(limit.plusMillis(1), "y"));

        assertThat(rejected.tooNewLogEventStartIndex()).isEqualTo(1);
        assertThat(rejected.tooOldLogEventEndIndex()).isNull();
        assertThat(STAND_IN.logEvents("g", "s"))
                .extracting(StoredLogEvent::message)
                .containsExactly("x");
    }

    @Test
    void eventsOlderThanTheRetentionAreRefusedOneByOne() {
        SDK.logs().putRetentionPolicy(request -> request.logGroupName("g").retentionInDays(1));
        Instant limit = NOW.minus(Duration.ofDays(1));

        RejectedLogEventsInfo rejected = rejected(event(limit.minusMillis(1), "x"), event(limit, "y"));

        assertThat(rejected.expiredLogEventEndIndex()).isEqualTo(1);
        assertThat(rejected.tooOldLogEventEndIndex()).isNull();
        assertThat(STAND_IN.logEvents("g", "s"))
                .extracting(StoredLogEvent::message)
                .containsExactly("y");
    }

    @Test
    void aMissingGroupOrStreamIsNotFound() {
        List<InputLogEvent> events = List.of(event(NOW, "x"));

        ResourceNotFoundException noGroup =
                catchThrowableOfType(ResourceNotFoundException.class, () -> put("none", "s", events));
        ResourceNotFoundException noStream =
                catchThrowableOfType(ResourceNotFoundException.class, () -> put("g", "none", events));

        assertThat(noGroup.awsErrorDetails().errorMessage()).isEqualTo("The specified log group does not exist.");
        assertThat(noStream.awsErrorDetails().errorMessage()).isEqualTo("The specified log stream does not exist.");
    }

    @Test
    void aGroupOrStreamIsMadeOnce() {
        ResourceAlreadyExistsException group =
                catchThrowableOfType(ResourceAlreadyExistsException.class, () -> createGroup("g"));
        ResourceAlreadyExistsException stream =
                catchThrowableOfType(ResourceAlreadyExistsException.class, () -> createStream("s"));

        assertThat(group.awsErrorDetails().errorMessage()).isEqualTo("The specified log group already exists");
        assertThat(stream.awsErrorDetails().errorMessage()).isEqualTo("The specified log stream already exists");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a:b", "grün", "aws/mine"})
    void aBadGroupNameIsRefused(String name) {
        assertThat(catchThrowableOfType(InvalidParameterException.class, () -> createGroup(name)))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a:b", "a*"})
    void aBadStreamNameIsRefused(String name) {
        assertThat(catchThrowableOfType(InvalidParameterException.class, () -> createStream(name)))
                .isNotNull();
    }

    @Test
    void namesHaveAtMost512Characters() {
        createGroup("g".repeat(512));
        createStream("s".repeat(512));

        assertThat(catchThrowableOfType(InvalidParameterException.class, () -> createGroup("g".repeat(513))))
                .hasMessageContaining("Member must have length less than or equal to 512");
        assertThat(catchThrowableOfType(InvalidParameterException.class, () -> createStream("s".repeat(513))))
                .hasMessageContaining("Member must have length less than or equal to 512");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 3654})
    void aRetentionThatAwsDoesNotOfferIsRefused(int days) {
        assertThat(catchThrowableOfType(InvalidParameterException.class, () -> SDK.logs()
                        .putRetentionPolicy(request -> request.logGroupName("g").retentionInDays(days))))
                .hasMessageContaining("retentionInDays");
    }

    private static RejectedLogEventsInfo rejected(InputLogEvent... events) {
        @Nullable
        RejectedLogEventsInfo rejected = put("g", "s", List.of(events)).rejectedLogEventsInfo();
        if (rejected == null) {
            throw new AssertionError("rejectedLogEventsInfo: none (expected: some)");
        }
        return rejected;
    }

    private static PutLogEventsResponse put(String group, String stream, List<InputLogEvent> events) {
        return SDK.logs()
                .putLogEvents(request ->
                        request.logGroupName(group).logStreamName(stream).logEvents(events));
    }

    private static void createGroup(String name) {
        SDK.logs().createLogGroup(request -> request.logGroupName(name));
    }

    private static void createStream(String name) {
        SDK.logs().createLogStream(request -> request.logGroupName("g").logStreamName(name));
    }

    private static InputLogEvent event(Instant time, String message) {
        return InputLogEvent.builder()
                .timestamp(time.toEpochMilli())
                .message(message)
                .build();
    }
}
