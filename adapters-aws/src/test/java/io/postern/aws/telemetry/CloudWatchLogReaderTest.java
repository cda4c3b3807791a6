package io.postern.aws.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.LogBatch;
import io.postern.telemetry.model.LogEvent;
import io.postern.telemetry.model.LogQuery;
import io.postern.telemetry.model.LogSearch;
import io.postern.telemetry.model.LogStream;
import io.postern.telemetry.port.LogDestination;
import io.postern.telemetry.port.LogReader;
import io.postern.testkit.MovableClock;
import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import io.postern.testkit.cloudwatch.Fault;
import io.postern.testkit.telemetry.LogReaderContract;
import io.postern.testkit.telemetry.Samples;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CloudWatchLogReaderTest implements LogReaderContract {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    // Of its own for each test: together they would make more groups in a second than AWS allows.
    private final MovableClock clock = MovableClock.at(NOON);
    private final CloudWatchStandIn aws = CloudWatchStandIn.start(clock);
    private final CloudWatchAdapters adapters = CloudWatchAdapters.of(aws, clock);

    private final LogStream stream = Samples.stream("browser");

    @AfterEach
    void stop() {
        adapters.close();
        aws.close();
    }

    @Override
    public LogDestination destination() {
        return adapters.logDestination();
    }

    @Override
    public LogReader reader() {
        return adapters.logReader();
    }

    @Override
    public Instant now() {
        return NOON;
    }

    @Test
    void aMissingStreamInAGroupThatExistsHoldsNothing() {
        destination().put(new LogBatch(stream, List.of(new LogEvent(NOON, "hello"))));

        assertThat(reader().search(query(stream.group(), "phone"))).isEqualTo(new LogSearch.Found(List.of(), ""));
        assertThat(reader().search(query("/site/api", "phone"))).isEqualTo(new LogSearch.NoSuchGroup("/site/api"));
    }

    @Test
    void aRangeFinerThanAMillisecondKeepsItsEnds() {
        destination().put(new LogBatch(stream, List.of(new LogEvent(NOON, "at noon"))));

        assertThat(reader().search(between(NOON.plusNanos(1), NOON.plusMillis(5))))
                .isEqualTo(new LogSearch.Found(List.of(), ""));
        assertThat(reader().search(between(NOON.minusMillis(5), NOON.plusNanos(1))))
                .isInstanceOfSatisfying(LogSearch.Found.class, found -> assertThat(found.events())
                        .hasSize(1));
    }

    @Test
    void whatDoesNotBearWhatIsWantedStaysAtCloudWatch() {
        String own = "{\"app\":\"shop\",\"message\":\"hello\"}";
        destination()
                .put(new LogBatch(
                        stream,
                        List.of(
                                new LogEvent(NOON, own),
                                new LogEvent(NOON, "{\"app\":\"bank\"}"),
                                new LogEvent(NOON, "plain"))));

        LogSearch found = reader().search(query(stream.group(), "").ofThoseBearing(Map.of("app", "shop")));

        assertThat(((LogSearch.Found) found).events())
                .extracting(LogSearch.FoundEvent::message)
                .containsExactly(own);
    }

    @Test
    void whatCannotBeReadSaysWhy() {
        aws.misbehave(new Fault.ExpireToken()).times(1);

        assertThatThrownBy(() -> reader().search(query("/site/web", "")))
                .isInstanceOf(PortUnavailable.class)
                .hasMessage("the log events cannot be searched: the AWS session token has expired"
                        + " (ExpiredTokenException)");
    }

    private LogQuery between(Instant start, Instant end) {
        return new LogQuery(stream.group(), "", start, end, "", 10, "");
    }

    private static LogQuery query(String group, String streamName) {
        return new LogQuery(group, streamName, NOON.minusSeconds(60), NOON.plusSeconds(60), "", 10, "");
    }
}
