package io.postern.redis.metering;

import io.postern.metering.memory.MemoryUsageLedger;
import io.postern.metering.model.LedgerPolicy;
import io.postern.metering.model.MeterEvent;
import io.postern.metering.model.Recording;
import io.postern.metering.model.Retention;
import io.postern.metering.model.SeriesBounds;
import io.postern.metering.port.UsageLedger;
import io.postern.redis.OwnRedis;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Calls into the usage ledger, 1,000 at a time, of 5 applications with 20 routes each; the time is per call. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class UsageBench {

    private static final int CALLS = 1_000;

    @Param({"memory", "redis"})
    public String store = "";

    private final Random random = new Random(1);
    private @Nullable OwnRedis redis;
    private @Nullable UsageLedger ledger;

    @Setup
    public void open() throws IOException {
        Retention retention = new Retention(Duration.ofDays(1), Duration.ofDays(35), Duration.ofDays(400));
        LedgerPolicy policy = new LedgerPolicy(retention, new SeriesBounds(50_000, 1_000), Duration.ofDays(1));
        if (store.equals("memory")) {
            MemoryUsageLedger.Room room = new MemoryUsageLedger.Room(1_000_000, 200_000);
            ledger = new MemoryUsageLedger(policy, room, List.of(), Clock.systemUTC());
            return;
        }
        OwnRedis own = OwnRedis.start();
        redis = own;
        ledger = new RedisUsageLedger(own.connection(), "metering", policy, List.of(), Clock.systemUTC());
    }

    @TearDown
    public void close() {
        if (redis != null) redis.close();
    }

    /** What each caller has ready; ids are never told again. */
    @State(Scope.Thread)
    public static class Batch {

        private List<MeterEvent> calls = List.of();

        @Setup(Level.Invocation)
        public void prepare(UsageBench bench) {
            calls = bench.batch();
        }
    }

    @Benchmark
    @OperationsPerInvocation(CALLS)
    public Recording record(Batch batch) {
        UsageLedger open = ledger;
        if (open == null) throw new IllegalStateException("ledger: not open (expected: opened by JMH)");
        return open.record(batch.calls);
    }

    private synchronized List<MeterEvent> batch() {
        Instant now = Clock.systemUTC().instant();
        return IntStream.range(0, CALLS).mapToObj(i -> call(now.plusMillis(i))).toList();
    }

    private MeterEvent call(Instant at) {
        long millis = Math.round(Math.exp(3.5 + 0.8 * random.nextGaussian()));
        return new MeterEvent(
                Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong()),
                at,
                "application-" + random.nextInt(5),
                "GET",
                "/route-" + random.nextInt(20) + "/{id}",
                "/route/7",
                random.nextInt(50) == 0 ? 500 : 200,
                "192.0.2.7",
                OptionalLong.of(millis),
                OptionalLong.of(millis * 3 / 4),
                OptionalLong.of(random.nextInt(5_000)),
                Map.of());
    }
}
