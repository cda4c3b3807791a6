package io.postern.testkit.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;

class LogRoundTripTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final CloudWatchStandIn standIn = CloudWatchStandIn.start(Clock.fixed(NOW, ZoneOffset.UTC));
    private final SdkClients sdk = new SdkClients(standIn.endpoint());

    @BeforeEach
    void createStreams() {
        sdk.logs().createLogGroup(request -> request.logGroupName("/shop/web"));
        createStream("a");
        createStream("b");
    }

    @AfterEach
    void close() {
        sdk.close();
        standIn.close();
    }

    @Test
    void anEventIsKeptAsItWasSent() {
        put("a", event(1, "Grüße aus Köln"));

        StoredLogEvent taken = standIn.logEvents("/shop/web", "a").getFirst();
        assertThat(taken.logGroup()).isEqualTo("/shop/web");
        assertThat(taken.logStream()).isEqualTo("a");
        assertThat(taken.message()).isEqualTo("Grüße aus Köln");
        assertThat(taken.timestamp()).isEqualTo(NOW.plusMillis(1));
        assertThat(taken.ingestionTime()).isEqualTo(NOW);
        assertThat(standIn.logEvents("/shop/web", "b")).isEmpty();
        assertThat(standIn.logEvents("/shop/none", "a")).isEmpty();
    }

    @Test
    void eventsOfAllStreamsAreReadBackByTime() {
        put("a", event(1, "one"), event(3, "three"));
        put("b", event(2, "two"));

        List<FilteredLogEvent> events = filter(request -> request).events();

        assertThat(events).extracting(FilteredLogEvent::message).containsExactly("one", "two", "three");
        assertThat(events).extracting(FilteredLogEvent::logStreamName).containsExactly("a", "b", "a");
        assertThat(events).extracting(FilteredLogEvent::eventId).doesNotHaveDuplicates();
    }

    @Test
    void eventsAreReadBackWithinATimeRange() {
        put("a", event(1, "one"), event(2, "two"), event(3, "three"), event(4, "four"));

        List<FilteredLogEvent> events = filter(
                        request -> request.startTime(millis(2)).endTime(millis(3)))
                .events();

        assertThat(events).extracting(FilteredLogEvent::message).containsExactly("two", "three");
    }

    @Test
    void eventsAreReadBackByStream() {
        put("a", event(1, "one"));
        put("b", event(2, "two"));

        assertThat(filter(request -> request.logStreamNames("b")).events())
                .extracting(FilteredLogEvent::message)
                .containsExactly("two");
        assertThat(filter(request -> request.logStreamNamePrefix("a")).events())
                .extracting(FilteredLogEvent::message)
                .containsExactly("one");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {"ERROR,2", "'\"disk full\"',1", "ERROR 17,1", "'\"\"',3", "error,0"})
    void eventsAreReadBackByPattern(String pattern, int count) {
        put("a", event(1, "ERROR disk full"), event(2, "ERROR 17: net down"), event(3, "all well"));

        assertThat(filter(request -> request.filterPattern(pattern)).events()).hasSize(count);
    }

    @Test
    void aPatternBeyondTheStandInIsRefusedRatherThanAnsweredWrong() {
        InvalidParameterException refusal = catchThrowableOfType(
                InvalidParameterException.class, () -> filter(request -> request.filterPattern("{ $.level = 1 }")));

        assertThat(refusal.awsErrorDetails().errorMessage()).startsWith("Invalid filter pattern");
    }

    @Test
    void eventsAreReadBackInPages() {
        put("a", event(1, "one"), event(2, "two"), event(3, "three"));

        FilterLogEventsResponse first = filter(request -> request.limit(2));
        FilterLogEventsResponse second = filter(request -> request.limit(2).nextToken(first.nextToken()));

        assertThat(first.events()).hasSize(2);
        assertThat(second.events()).extracting(FilteredLogEvent::message).containsExactly("three");
        assertThat(second.nextToken()).isNull();
    }

    @Test
    void groupsAreDescribedWithTheirRetention() {
        sdk.logs().createLogGroup(request -> request.logGroupName("/other"));
        sdk.logs()
                .putRetentionPolicy(request -> request.logGroupName("/shop/web").retentionInDays(7));

        List<LogGroup> groups = sdk.logs()
                .describeLogGroups(request -> request.logGroupNamePrefix("/shop"))
                .logGroups();

        assertThat(groups).extracting(LogGroup::logGroupName).containsExactly("/shop/web");
        assertThat(groups).extracting(LogGroup::retentionInDays).containsExactly(7);
        assertThat(sdk.logs().describeLogGroups().logGroups())
                .extracting(LogGroup::retentionInDays)
                .containsExactly(null, 7);
    }

    @Test
    void streamsAreDescribedInPages() {
        IntStream.range(0, 50).forEach(i -> createStream(String.format("c%02d", i)));

        List<LogStream> streams =
                sdk
                        .logs()
                        .describeLogStreamsPaginator(request -> request.logGroupName("/shop/web"))
                        .logStreams()
                        .stream()
                        .toList();

        assertThat(streams).hasSize(52);
        assertThat(standIn.calls(Operation.DESCRIBE_LOG_STREAMS)).isEqualTo(2);
    }

    @Test
    void streamsAreDescribedByTheirLastEvent() {
        put("a", event(9, "late"));
        put("b", event(1, "early"), event(5, "middle"));

        List<LogStream> streams = sdk.logs()
                .describeLogStreams(request -> request.logGroupName("/shop/web")
                        .orderBy("LastEventTime")
                        .descending(true))
                .logStreams();

        assertThat(streams).extracting(LogStream::logStreamName).containsExactly("a", "b");
        assertThat(streams).extracting(LogStream::firstEventTimestamp).containsExactly(millis(9), millis(1));
        assertThat(streams).extracting(LogStream::lastEventTimestamp).containsExactly(millis(9), millis(5));
    }

    private void createStream(String name) {
        sdk.logs().createLogStream(request -> request.logGroupName("/shop/web").logStreamName(name));
    }

    private void put(String stream, InputLogEvent... events) {
        sdk.logs()
                .putLogEvents(request ->
                        request.logGroupName("/shop/web").logStreamName(stream).logEvents(events));
    }

    private FilterLogEventsResponse filter(UnaryOperator<FilterLogEventsRequest.Builder> change) {
        return sdk.logs()
                .filterLogEvents(change.apply(FilterLogEventsRequest.builder().logGroupName("/shop/web"))
                        .build());
    }

    private static InputLogEvent event(long afterNow, String message) {
        return InputLogEvent.builder()
                .timestamp(millis(afterNow))
                .message(message)
                .build();
    }

    private static long millis(long afterNow) {
        return NOW.plusMillis(afterNow).toEpochMilli();
    }
}
