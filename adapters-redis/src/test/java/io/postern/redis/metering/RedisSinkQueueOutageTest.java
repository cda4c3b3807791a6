package io.postern.redis.metering;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.XAddArgs;
import io.postern.metering.model.MeterEvent;
import io.postern.metering.model.MeterEventText;
import io.postern.metering.port.SinkQueue;
import io.postern.redis.BreakableRedis;
import io.postern.redis.OutageRedis;
import io.postern.redis.OutageRedis.Outage;
import io.postern.testkit.Unique;
import io.postern.testkit.metering.SinkQueueOutageContract;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class RedisSinkQueueOutageTest implements BreakableRedis, SinkQueueOutageContract {

    @AutoClose
    private static final OutageRedis REDIS = new OutageRedis();

    private final Outage outage;
    private final String sink = Unique.name("sink");
    private final SinkQueue queue = new RedisSinkQueue(REDIS.connected().connection(), sink, Duration.ofMinutes(1), 10);

    RedisSinkQueueOutageTest(Outage outage) {
        this.outage = outage;
    }

    @Override
    public SinkQueue queue() {
        return queue;
    }

    @Override
    public void fill(List<MeterEvent> events) {
        byte[] stream = ("postern:{metering}:sink:" + sink).getBytes(UTF_8);
        for (MeterEvent event : events) {
            byte[] text = MeterEventText.of(event).getBytes(UTF_8);
            REDIS.connected()
                    .connection()
                    .call("add", commands -> commands.xadd(stream, new XAddArgs(), Map.of("e".getBytes(UTF_8), text)));
        }
    }

    @Override
    public Outage outage() {
        return outage;
    }

    @Override
    public OutageRedis redis() {
        return REDIS;
    }
}
