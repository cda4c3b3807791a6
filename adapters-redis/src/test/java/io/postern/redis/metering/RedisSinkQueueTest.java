package io.postern.redis.metering;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.XAddArgs;
import io.lettuce.core.models.stream.PendingMessages;
import io.postern.metering.model.MeterEvent;
import io.postern.metering.model.MeterEventText;
import io.postern.metering.port.SinkQueue;
import io.postern.redis.RedisServer;
import io.postern.redis.Setup;
import io.postern.redis.TestRedis;
import io.postern.testkit.Unique;
import io.postern.testkit.metering.SinkEvents;
import io.postern.testkit.metering.SinkQueueContract;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class RedisSinkQueueTest implements SinkQueueContract {

    /** Longer than a stall of a busy machine between two steps of a test. */
    private static final Duration LEASE = Duration.ofSeconds(2);

    private static final byte[] FIELD = "e".getBytes(UTF_8);

    private final RedisServer redis;
    private final RedisServer other;
    private final String sink = Unique.name("sink");
    private final byte[] stream = ("postern:{metering}:sink:" + sink).getBytes(UTF_8);
    private final SinkQueue queue;
    private final SinkQueue replica;

    RedisSinkQueueTest(Setup setup) {
        this.redis = setup.server();
        this.other = setup.replica();
        this.queue = new RedisSinkQueue(redis.connection(), sink, LEASE, 2);
        this.replica = new RedisSinkQueue(other.connection(), sink, LEASE, 2);
    }

    @Override
    public SinkQueue queue() {
        return queue;
    }

    @Override
    public SinkQueue replica() {
        return replica;
    }

    @Override
    public void fill(List<MeterEvent> events) {
        for (MeterEvent event : events) add(MeterEventText.of(event));
    }

    @Override
    public void letClaimsEnd() {
        TestRedis.letPass(LEASE.plusMillis(50));
    }

    @Test
    void whatCannotBeReadIsSetAsideAndCountedAndItsNeighboursAreClaimed() {
        MeterEvent event = SinkEvents.event();
        add("nonsense");
        fill(List.of(event));
        add("2\nfrom\nthe\nfuture");
        add("");

        assertThat(queue.claim(10)).singleElement().satisfies(one -> assertThat(one.event())
                .isEqualTo(event));

        assertThat(queue.depth().events()).isEqualTo(1);
        assertThat(queue.depth().unreadable()).isEqualTo(3);
        byte[] key = ("postern:{metering}:sink:" + sink + ":unreadable").getBytes(UTF_8);
        List<byte[]> kept = redis.connection().call("kept", commands -> commands.lrange(key, 0, -1));
        assertThat(kept).extracting(bytes -> new String(bytes, UTF_8)).containsExactly("2\nfrom\nthe\nfuture", "");
    }

    @Test
    void aQueueThatWasFlushedHealsItself() {
        fill(SinkEvents.events(2));
        queue.claim(1);
        redis.connection().call("flush", commands -> commands.del(stream));
        MeterEvent event = SinkEvents.event();
        fill(List.of(event));

        assertThat(queue.claim(10)).singleElement().satisfies(one -> {
            assertThat(one.event()).isEqualTo(event);
            queue.settle(List.of(one));
        });
        assertThat(queue.depth().events()).isZero();
    }

    @Test
    void nothingIsLeftPendingOfWhatWasSettled() {
        fill(SinkEvents.events(3));
        queue.settle(queue.claim(3));

        PendingMessages pending =
                redis.connection().call("pending", commands -> commands.xpending(stream, "postern".getBytes(UTF_8)));
        assertThat(pending.getCount()).isZero();
    }

    private void add(String text) {
        redis.connection()
                .call("add", commands -> commands.xadd(stream, new XAddArgs(), Map.of(FIELD, text.getBytes(UTF_8))));
    }
}
