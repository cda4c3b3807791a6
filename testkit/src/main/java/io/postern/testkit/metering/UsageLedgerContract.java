package io.postern.testkit.metering;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.metering.model.MeterEvent;
import io.postern.metering.model.Recording;
import io.postern.metering.model.SeriesBounds;
import io.postern.metering.model.SinkRoom;
import io.postern.metering.port.UsageLedger;
import io.postern.testkit.AtOnce;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link UsageLedger} promises. */
public interface UsageLedgerContract {

    SeriesBounds ROOMY = new SeriesBounds(1_000, 100);

    /** An empty one that keeps minutes for two days and more, and remembers ids for a day. */
    UsageStore store(SeriesBounds bounds, List<SinkRoom> sinks);

    @Test
    default void aBatchThatIsToldTenTimesCountsOnce() {
        UsageStore store = store(ROOMY, List.of());
        List<MeterEvent> batch = Calls.some(20, "shop", Calls.HOUR);

        assertThat(store.ledger().record(batch)).isEqualTo(new Recording.Recorded(20));
        for (int i = 0; i < 9; i++) assertThat(store.replica().record(batch)).isEqualTo(new Recording.Recorded(0));
        assertThat(inThatHour(store.replica(), "shop")).isEqualTo(20);
    }

    @Test
    default void ofABatchThatIsPartlyOldTheRestCounts() {
        UsageStore store = store(ROOMY, List.of(new SinkRoom("told", 100)));
        List<MeterEvent> batch = Calls.some(10, "shop", Calls.HOUR);
        store.ledger().record(batch.subList(3, 6));

        assertThat(store.replica().record(batch)).isEqualTo(new Recording.Recorded(7));
        assertThat(inThatHour(store.ledger(), "shop")).isEqualTo(10);
        assertThat(store.waiting().apply("told")).containsExactlyInAnyOrderElementsOf(batch);
    }

    @Test
    default void anEventThatIsTwiceInABatchCountsOnce() {
        UsageStore store = store(ROOMY, List.of(new SinkRoom("told", 100)));
        MeterEvent call = Calls.of("shop", Calls.HOUR);

        assertThat(store.ledger().record(List.of(call, call))).isEqualTo(new Recording.Recorded(1));
        assertThat(inThatHour(store.ledger(), "shop")).isEqualTo(1);
        assertThat(store.waiting().apply("told")).containsExactly(call);
    }

    @Test
    default void nothingIsNothing() {
        assertThat(store(ROOMY, List.of()).ledger().record(List.of())).isEqualTo(new Recording.Recorded(0));
    }

    @Test
    default void whatWasCountedWaitsForEachSink() {
        UsageStore store = store(ROOMY, List.of(new SinkRoom("one", 100), new SinkRoom("other", 100)));
        List<MeterEvent> batch = Calls.some(3, "shop", Calls.HOUR);

        store.ledger().record(batch);

        assertThat(store.waiting().apply("one")).isEqualTo(batch);
        assertThat(store.waiting().apply("other")).isEqualTo(batch);
    }

    @Test
    default void whereOneSinkHasNoRoomNothingIsCounted() {
        UsageStore store = store(ROOMY, List.of(new SinkRoom("roomy", 100), new SinkRoom("small", 2)));
        List<MeterEvent> batch = Calls.some(3, "shop", Calls.HOUR);

        assertThat(store.ledger().record(batch)).isEqualTo(new Recording.NoRoom("small"));
        assertThat(inThatHour(store.ledger(), "shop")).isZero();
        assertThat(store.waiting().apply("roomy")).isEmpty();
        assertThat(store.ledger().record(batch.subList(0, 2))).isEqualTo(new Recording.Recorded(2));
    }

    @Test
    default void whatWasCountedBeforeNeedsNoRoom() {
        UsageStore store = store(ROOMY, List.of(new SinkRoom("small", 2)));
        List<MeterEvent> batch = Calls.some(2, "shop", Calls.HOUR);
        store.ledger().record(batch);

        assertThat(store.ledger().record(batch)).isEqualTo(new Recording.Recorded(0));
    }

    @Test
    default void whatIsToldByManyAtOnceCountsOnce() {
        UsageStore store = store(ROOMY, List.of(new SinkRoom("told", 1_000)));
        List<MeterEvent> batch = Calls.some(50, "shop", Calls.HOUR);

        List<Recording> recordings = AtOnce.run(8, () -> store.ledger().record(batch));

        assertThat(recordings.stream().mapToInt(UsageLedgerContract::fresh).sum())
                .isEqualTo(50);
        assertThat(inThatHour(store.replica(), "shop")).isEqualTo(50);
        assertThat(store.waiting().apply("told")).hasSize(50);
    }

    @Test
    default void ofManyAtOnceThoseCountForWhichThereIsRoom() {
        UsageStore store = store(ROOMY, List.of(new SinkRoom("small", 100)));

        List<Recording> recordings = AtOnce.run(8, () -> store.ledger().record(Calls.some(30, "shop", Calls.HOUR)));

        assertThat(recordings).filteredOn(new Recording.Recorded(30)::equals).hasSize(3);
        assertThat(recordings).filteredOn(new Recording.NoRoom("small")::equals).hasSize(5);
        assertThat(inThatHour(store.replica(), "shop")).isEqualTo(90);
        assertThat(store.waiting().apply("small")).hasSize(90);
    }

    @Test
    default void moreThanOneStrokeCountsWhole() {
        UsageStore store = store(ROOMY, List.of(new SinkRoom("told", 10_000)));
        List<MeterEvent> batch = new ArrayList<>();
        for (int i = 0; i < 2 * UsageLedger.STROKE_MAX + 1; i++) batch.add(Calls.of("shop", Calls.HOUR.plusMillis(i)));

        assertThat(store.ledger().record(batch)).isEqualTo(new Recording.Recorded(2_001));
        assertThat(store.ledger().record(batch)).isEqualTo(new Recording.Recorded(0));
        assertThat(inThatHour(store.ledger(), "shop")).isEqualTo(2_001);
        assertThat(store.waiting().apply("told")).hasSize(2_001);
    }

    @Test
    default void callsAreThoseOfTheTimeThatIsAskedFor() {
        UsageLedger ledger = store(ROOMY, List.of()).ledger();
        Instant hour = Calls.HOUR;
        for (int minutes : new int[] {-1, 0, 5, 59, 60, 61})
            ledger.record(List.of(Calls.of("shop", hour.plus(Duration.ofMinutes(minutes)))));

        assertThat(ledger.calls("shop", hour, hour.plus(Duration.ofHours(1)))).isEqualTo(3);
        assertThat(ledger.calls("shop", hour.plusSeconds(301), hour.plus(Duration.ofMinutes(61))))
                .isEqualTo(3);
        assertThat(ledger.calls("shop", hour.minus(Duration.ofDays(30)), hour.plus(Duration.ofHours(2))))
                .isEqualTo(6);
        assertThat(ledger.calls("shop", hour, hour)).isZero();
    }

    @Test
    default void applicationsDoNotTouch() {
        UsageLedger ledger = store(ROOMY, List.of()).ledger();
        ledger.record(List.of(Calls.of("shop", Calls.HOUR), Calls.of("", Calls.HOUR)));

        assertThat(inThatHour(ledger, "shop")).isEqualTo(1);
        assertThat(inThatHour(ledger, "")).isEqualTo(1);
        assertThat(inThatHour(ledger, "nobody")).isZero();
    }

    private static int fresh(Recording recording) {
        return recording instanceof Recording.Recorded(int fresh) ? fresh : 0;
    }

    private static long inThatHour(UsageLedger ledger, String application) {
        return ledger.calls(application, Calls.HOUR, Calls.HOUR.plus(Duration.ofHours(1)));
    }
}
