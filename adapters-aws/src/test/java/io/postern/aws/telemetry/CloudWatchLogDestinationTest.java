package io.postern.aws.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.telemetry.model.DeathCause;
import io.postern.telemetry.model.Delivery;
import io.postern.telemetry.model.LogBatch;
import io.postern.telemetry.model.LogEvent;
import io.postern.telemetry.model.LogStream;
import io.postern.telemetry.port.LogDestination;
import io.postern.testkit.MovableClock;
import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import io.postern.testkit.cloudwatch.Fault;
import io.postern.testkit.cloudwatch.StoredLogEvent;
import io.postern.testkit.telemetry.LogDestinationContract;
import io.postern.testkit.telemetry.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CloudWatchLogDestinationTest implements LogDestinationContract {

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
    public Instant now() {
        return NOON;
    }

    @Test
    void eventsArriveAsTheyWereSentInAStreamThatWasNotThere() {
        Delivery delivery = put(event(Duration.ofSeconds(2), "first"), event(Duration.ofSeconds(1), "second ✓"));

        assertThat(delivery)
                .isInstanceOfSatisfying(Delivery.Delivered.class, delivered -> assertThat(delivered.requestId())
                        .isNotBlank());
        assertThat(aws.logEvents(stream.group(), "browser"))
                .extracting(StoredLogEvent::message)
                .containsExactly("first", "second ✓");
        assertThat(aws.logEvents(stream.group(), "browser").getFirst().timestamp())
                .isEqualTo(NOON.minusSeconds(2));
    }

    @Test
    void eventsThatCloudWatchRefusesOneByOneAreNamedWithTheirCause() {
        // One request spans at most 24 h, so old and new never meet in one.
        Delivery old = put(event(Duration.ofHours(14 * 24 + 1), "old"), event(Duration.ofHours(14 * 24 - 1), "young"));
        Delivery early = put(event(Duration.ZERO, "now"), event(Duration.ofHours(-3), "ahead"));

        assertThat(old).isInstanceOfSatisfying(Delivery.DeliveredInPart.class, part -> assertThat(part.refused())
                .containsExactly(
                        new Delivery.RefusedRecord(0, DeathCause.TOO_OLD, "CloudWatch Logs finds it too old")));
        assertThat(early).isInstanceOfSatisfying(Delivery.DeliveredInPart.class, part -> assertThat(part.refused())
                .containsExactly(
                        new Delivery.RefusedRecord(1, DeathCause.TOO_NEW, "CloudWatch Logs finds it too far ahead")));
        assertThat(aws.logEvents(stream.group(), "browser"))
                .extracting(StoredLogEvent::message)
                .containsExactly("young", "now");
    }

    @Test
    void whatCloudWatchFindsInvalidIsRefused() {
        aws.refuseLogEvents(event -> event.message().equals("poison"));

        assertThat(put(event(Duration.ZERO, "poison"))).isInstanceOf(Delivery.Refused.class);
    }

    @Test
    void throttlingIsRetried() {
        aws.misbehave(new Fault.Throttle()).times(1);

        assertThat(put(event(Duration.ZERO, "hello")))
                .isEqualTo(new Delivery.RetryLater("AWS throttles (ThrottlingException)", false));
    }

    private Delivery put(LogEvent... events) {
        return destination().put(new LogBatch(stream, List.of(events)));
    }

    private static LogEvent event(Duration age, String message) {
        return new LogEvent(NOON.minus(age), message);
    }
}
