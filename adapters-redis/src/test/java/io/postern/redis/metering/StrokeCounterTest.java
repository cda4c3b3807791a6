package io.postern.redis.metering;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.metering.model.LedgerPolicy;
import io.postern.metering.model.MeterEvent;
import io.postern.metering.model.Recording;
import io.postern.metering.model.Retention;
import io.postern.metering.model.SeriesBounds;
import io.postern.metering.model.SinkRoom;
import io.postern.metering.port.UsageLedger;
import io.postern.redis.RedisConnection;
import io.postern.redis.Setup;
import io.postern.testkit.Unique;
import io.postern.testkit.metering.Calls;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Strokes of several shares, put together by hand. */
@ParameterizedClass
@EnumSource
final class StrokeCounterTest {

    private static final String SINK = "told";

    private final RedisConnection redis;
    private final String space = Unique.name("metering");

    StrokeCounterTest(Setup setup) {
        this.redis = setup.server().connection();
    }

    @Test
    void theLargestStrokeCountsWholeAndWaitsForItsSink() {
        List<Share> shares = new ArrayList<>();
        for (int i = 0; i < SharedStrokes.EVENTS_MAX / UsageLedger.STROKE_MAX; i++)
            shares.add(share(Calls.some(UsageLedger.STROKE_MAX, "shop", Calls.HOUR)));

        counter(10_000).count(shares);

        assertThat(shares).extracting(StrokeCounterTest::told).containsOnly(new Recording.Recorded(1_000));
        assertThat(calls()).isEqualTo(4_000);
        assertThat(waiting()).isEqualTo(4_000);
    }

    @Test
    void ofOneIdInTwoSharesTheFirstCounts() {
        MeterEvent call = Calls.of("shop", Calls.HOUR);
        MeterEvent otherWords = new MeterEvent(
                call.id(),
                call.at(),
                "elsewhere",
                call.method(),
                call.route(),
                call.url(),
                call.status(),
                call.remoteHost(),
                call.latencyMillis(),
                call.backendLatencyMillis(),
                call.responseBytes(),
                Map.of());
        Share first = share(List.of(call));
        Share again = share(List.of(call, Calls.of("shop", Calls.HOUR)));
        Share differently = share(List.of(otherWords));

        counter(10_000).count(List.of(first, again, differently));

        assertThat(told(first)).isEqualTo(new Recording.Recorded(1));
        assertThat(told(again)).isEqualTo(new Recording.Recorded(1));
        assertThat(told(differently)).isEqualTo(new Recording.Recorded(0));
        assertThat(calls()).isEqualTo(2);
        assertThat(waiting()).isEqualTo(2);
    }

    @Test
    void whatOneShareTellsAgainDoesNotTouchTheOther() {
        List<MeterEvent> told = Calls.some(4, "shop", Calls.HOUR);
        counter(10_000).count(List.of(share(told)));
        List<MeterEvent> halfTold = new ArrayList<>(told.subList(0, 2));
        halfTold.addAll(Calls.some(3, "shop", Calls.HOUR));
        Share half = share(halfTold);
        Share fresh = share(Calls.some(5, "shop", Calls.HOUR));

        counter(10_000).count(List.of(half, fresh));

        assertThat(told(half)).isEqualTo(new Recording.Recorded(3));
        assertThat(told(fresh)).isEqualTo(new Recording.Recorded(5));
        assertThat(calls()).isEqualTo(12);
    }

    @Test
    void whereThereIsNotRoomForAllThoseCountForWhichThereIs() {
        Share large = share(Calls.some(8, "shop", Calls.HOUR));
        Share tooLarge = share(Calls.some(6, "shop", Calls.HOUR));
        Share small = share(Calls.some(2, "shop", Calls.HOUR));

        counter(10).count(List.of(large, tooLarge, small));

        assertThat(told(large)).isEqualTo(new Recording.Recorded(8));
        assertThat(told(tooLarge)).isEqualTo(new Recording.NoRoom(SINK));
        assertThat(told(small)).isEqualTo(new Recording.Recorded(2));
        assertThat(calls()).isEqualTo(10);
        assertThat(waiting()).isEqualTo(10);
    }

    private StrokeCounter counter(int room) {
        return new StrokeCounter(
                redis, new UsageKeys(space), policy(), List.of(new SinkRoom(SINK, room)), Clock.systemUTC());
    }

    private static LedgerPolicy policy() {
        Retention retention = new Retention(Duration.ofDays(2), Duration.ofDays(35), Duration.ofDays(400));
        return new LedgerPolicy(retention, new SeriesBounds(1_000, 100), Duration.ofDays(1));
    }

    private static Share share(List<MeterEvent> events) {
        return new Share(events, 0, new CompletableFuture<>());
    }

    private static Recording told(Share share) {
        return share.answer().join();
    }

    /** Within two hours, since the largest share spreads over more than a quarter of one. */
    private long calls() {
        return new RedisUsageLedger(redis, space, policy(), List.of(), Clock.systemUTC())
                .calls("shop", Calls.HOUR, Calls.HOUR.plus(Duration.ofHours(2)));
    }

    private long waiting() {
        return redis.<Long>call("look", commands -> commands.xlen(new UsageKeys(space).sink(SINK)));
    }
}
