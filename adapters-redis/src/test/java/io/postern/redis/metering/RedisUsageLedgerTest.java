package io.postern.redis.metering;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.Range;
import io.postern.metering.model.Bucket;
import io.postern.metering.model.BucketSize;
import io.postern.metering.model.LedgerPolicy;
import io.postern.metering.model.MeterEvent;
import io.postern.metering.model.MeterEventText;
import io.postern.metering.model.Recording;
import io.postern.metering.model.Retention;
import io.postern.metering.model.SeriesBounds;
import io.postern.metering.model.SeriesFilter;
import io.postern.metering.model.SinkRoom;
import io.postern.metering.model.UsageQuestion;
import io.postern.metering.model.UsageReading;
import io.postern.redis.RedisServer;
import io.postern.redis.Setup;
import io.postern.testkit.Unique;
import io.postern.testkit.metering.Calls;
import io.postern.testkit.metering.UsageLedgerContract;
import io.postern.testkit.metering.UsageReaderContract;
import io.postern.testkit.metering.UsageStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class RedisUsageLedgerTest implements UsageLedgerContract, UsageReaderContract {

    private static final Retention RETENTION =
            new Retention(Duration.ofDays(2), Duration.ofDays(35), Duration.ofDays(400));

    private final RedisServer redis;
    private final RedisServer other;
    private final String space = Unique.name("metering");

    RedisUsageLedgerTest(Setup setup) {
        this.redis = setup.server();
        this.other = setup.replica();
    }

    @Override
    public UsageStore store(SeriesBounds bounds, List<SinkRoom> sinks) {
        LedgerPolicy policy = new LedgerPolicy(RETENTION, bounds, Duration.ofDays(1));
        RedisUsageLedger ledger = new RedisUsageLedger(redis.connection(), space, policy, sinks, Clock.systemUTC());
        RedisUsageLedger replica = new RedisUsageLedger(other.connection(), space, policy, sinks, Clock.systemUTC());
        return new UsageStore(ledger, replica, replica, this::waiting);
    }

    @Test
    void everythingGoesByItself() {
        UsageStore store = store(UsageLedgerContract.ROOMY, List.of());
        store.ledger().record(Calls.some(3, "shop", Calls.HOUR));
        UsageKeys keys = new UsageKeys(space);
        String name = SeriesName.of(io.postern.metering.model.Series.of(Calls.of("shop", Calls.HOUR)))
                .name();

        Bucket day = BucketSize.DAY.at(Calls.HOUR);
        assertThat(secondsLeft(keys.ids(BucketSize.HOUR.at(Calls.HOUR)))).isBetween(86_300L, 86_400L);
        for (BucketSize size : BucketSize.values()) {
            Bucket bucket = size.at(Calls.HOUR);
            long left = Duration.between(Clock.systemUTC().instant(), RETENTION.endOf(bucket))
                    .toSeconds();
            assertThat(secondsLeft(keys.sums(bucket, name))).isBetween(left - 60, left + 2);
            assertThat(secondsLeft(keys.calls(bucket))).isBetween(left - 60, left + 2);
        }
        assertThat(secondsLeft(keys.series(day))).isPositive();
        assertThat(secondsLeft(keys.applications(day))).isPositive();
    }

    @Test
    void whenRedisHasLostTheNamesOfSeriesTheyAreGivenAgain() {
        UsageStore store = store(UsageLedgerContract.ROOMY, List.of());
        store.ledger().record(Calls.some(1, "shop", Calls.HOUR));
        UsageKeys keys = new UsageKeys(space);
        Bucket day = BucketSize.DAY.at(Calls.HOUR);
        redis.connection().<Long>call("lose names", commands -> commands.del(keys.series(day)));

        assertThat(store.ledger().record(Calls.some(2, "shop", Calls.HOUR))).isEqualTo(new Recording.Recorded(2));
        assertThat(redis.connection().<Long>call("look", commands -> commands.hlen(keys.series(day))))
                .isEqualTo(1);
    }

    @Test
    void aFilterThatAdmitsNothingLooksAtABoundedNumberOfSeries() {
        UsageStore store = store(UsageLedgerContract.ROOMY, List.of());
        List<MeterEvent> events = new ArrayList<>();
        for (int i = 0; i < 11; i++) events.add(Calls.of("shop", Calls.HOUR, "GET", "/" + i, 200, 1));
        store.ledger().record(events);
        SeriesFilter nobody = new SeriesFilter(Set.of("nobody"), Set.of(), Set.of(), Set.of());
        UsageQuestion question = new UsageQuestion(nobody, BucketSize.HOUR, Calls.HOUR, Calls.HOUR.plusSeconds(60));

        assertThat(store.reader().read(question, 1, _ -> {})).isEqualTo(new UsageReading.TooMuch(1));
        assertThat(store.reader().read(question, 2, _ -> {})).isEqualTo(new UsageReading.Read());
    }

    private List<MeterEvent> waiting(String sink) {
        return redis
                .connection()
                .call("look", commands -> commands.xrange(new UsageKeys(space).sink(sink), Range.create("-", "+")))
                .stream()
                .map(entry -> entry.getBody().values().iterator().next())
                .map(text -> MeterEventText.read(new String(text, UTF_8)).orElseThrow())
                .toList();
    }

    private long secondsLeft(byte[] key) {
        return redis.connection().<Long>call("look", commands -> commands.ttl(key));
    }
}
