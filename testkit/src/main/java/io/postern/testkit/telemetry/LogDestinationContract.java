package io.postern.testkit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.postern.telemetry.model.DeathCause;
import io.postern.telemetry.model.Delivery;
import io.postern.telemetry.model.LogBatch;
import io.postern.telemetry.model.LogEvent;
import io.postern.telemetry.model.LogStream;
import io.postern.telemetry.port.LogDestination;
import io.postern.testkit.AtOnce;
import io.postern.testkit.Unique;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Test;

/** What every {@link LogDestination} promises while all is well on its other side. */
public interface LogDestinationContract {

    /** The destination under test; the same one throughout a test. */
    LogDestination destination();

    /** The time as the destination sees it. */
    Instant now();

    @Test
    default void aGoodBatchIsDeliveredThoughItsGroupDoesNotExistYet() {
        assertThat(put(Samples.stream("new"), event(now(), "hello"))).isInstanceOf(Delivery.Delivered.class);
    }

    @Test
    default void aSecondStreamOfAGroupIsMadeToo() {
        LogStream first = Samples.stream("first");
        put(first, event(now(), "hello"));

        assertThat(put(new LogStream(first.group(), "second"), event(now(), "hello")))
                .isInstanceOf(Delivery.Delivered.class);
    }

    @Test
    default void manyBatchesAtOnceToANewGroupAreDelivered() {
        String group = Unique.name("/postern/test");
        LogEvent event = event(now(), "hello");

        List<Delivery> deliveries = AtOnce.run(20, () -> put(new LogStream(group, Unique.name("stream")), event));

        assertThat(deliveries).hasOnlyElementsOfType(Delivery.Delivered.class);
    }

    @Test
    default void manyBatchesAtOnceToANewStreamAreDelivered() {
        LogStream stream = Samples.stream("shared");
        LogEvent event = event(now(), "hello");

        assertThat(AtOnce.run(20, () -> put(stream, event))).hasOnlyElementsOfType(Delivery.Delivered.class);
    }

    @Test
    default void tenThousandEventsAreTakenAtOnce() {
        LogEvent[] events = IntStream.range(0, 10_000)
                .mapToObj(i -> event(now(), "event " + i))
                .toArray(LogEvent[]::new);

        assertThat(put(Samples.stream("many"), events)).isInstanceOf(Delivery.Delivered.class);
    }

    @Test
    default void theLargestEventIsTaken() {
        assertThat(put(Samples.stream("large"), event(now(), "x".repeat(1_048_550))))
                .isInstanceOf(Delivery.Delivered.class);
    }

    @Test
    default void eventsOfAWholeDayAreTakenAtOnce() {
        Instant yesterday = now().minus(Duration.ofHours(24));

        assertThat(put(Samples.stream("day"), event(yesterday, "first"), event(now(), "last")))
                .isInstanceOf(Delivery.Delivered.class);
    }

    @Test
    default void anEventTooOldIsRefusedAloneAndTheRestIsStored() {
        Instant border = now().minus(Duration.ofDays(14));

        Delivery delivery = put(
                Samples.stream("old"),
                event(border.minus(Duration.ofHours(2)), "too old"),
                event(border.minus(Duration.ofHours(1)), "too old as well"),
                event(border.plus(Duration.ofHours(1)), "just right"));

        refused(delivery)
                .extracting(Delivery.RefusedRecord::index, Delivery.RefusedRecord::cause)
                .containsExactly(tuple(0, DeathCause.TOO_OLD), tuple(1, DeathCause.TOO_OLD));
    }

    @Test
    default void anEventTooFarAheadIsRefusedAloneAndTheRestIsStored() {
        Delivery delivery = put(
                Samples.stream("new"),
                event(now(), "just right"),
                event(now().plus(Duration.ofHours(3)), "too far ahead"));

        refused(delivery)
                .extracting(Delivery.RefusedRecord::index, Delivery.RefusedRecord::cause)
                .containsExactly(tuple(1, DeathCause.TOO_NEW));
    }

    @Test
    default void whatIsRefusedComesWithAReason() {
        Delivery delivery =
                put(Samples.stream("new"), event(now(), "good"), event(now().plus(Duration.ofHours(3)), "bad"));

        refused(delivery).allSatisfy(record -> assertThat(record.why()).isNotBlank());
    }

    private Delivery put(LogStream stream, LogEvent... events) {
        return destination().put(new LogBatch(stream, List.of(events)));
    }

    private static LogEvent event(Instant at, String message) {
        return new LogEvent(at.truncatedTo(ChronoUnit.MILLIS), message);
    }

    private static ListAssert<Delivery.RefusedRecord> refused(Delivery delivery) {
        return assertThat(delivery)
                .asInstanceOf(InstanceOfAssertFactories.type(Delivery.DeliveredInPart.class))
                .extracting(
                        Delivery.DeliveredInPart::refused,
                        InstanceOfAssertFactories.list(Delivery.RefusedRecord.class));
    }
}
