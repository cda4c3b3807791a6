package io.postern.sinks;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.metering.port.MeterSink;
import io.postern.testkit.metering.MeterSinkContract;
import io.postern.testkit.metering.ReveniumRules;
import io.postern.testkit.metering.SinkEvents;
import io.postern.testkit.metering.SinkStandIn;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class ReveniumSinkTest implements MeterSinkContract {

    private static final String KEY = "hak_Ab12_key";

    @AutoClose
    private final SinkStandIn standIn = new SinkStandIn(new ReveniumRules(KEY));

    @AutoClose
    private final ReveniumSink sink = sink(KEY);

    @AutoClose
    private final ReveniumSink stranger = sink("another");

    @Override
    public ReveniumSink sink() {
        return sink;
    }

    @Override
    public SinkStandIn standIn() {
        return standIn;
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public MeterSink stranger() {
        return stranger;
    }

    @Test
    void anEventHasTheFieldsThatReveniumKnows() {
        sink.tell(List.of(SinkEvents.event("e1")));

        assertThat(standIn.taken())
                .singleElement()
                .hasToString("{\"method\":\"GET\",\"url\":\"/pets/7\",\"application\":\"shop\",\"responseCode\":200,"
                        + "\"remoteHost\":\"192.0.2.7\",\"backendLatency\":12,\"responseMessageSize\":345,"
                        + "\"source\":\"AWS\"}");
    }

    @Test
    void whatIsNotKnownIsLeftOut() {
        sink.tell(List.of(SinkEvents.bare("e1")));

        assertThat(standIn.taken()).singleElement().hasToString("{\"source\":\"AWS\"}");
    }

    @Test
    void severalAreToldAtOnceAndNoMoreThanAllowed() {
        sink.tell(SinkEvents.events(300));

        assertThat(standIn.atOnceMost()).isBetween(2, 8);
    }

    private ReveniumSink sink(String key) {
        ReveniumConfig config =
                new ReveniumConfig(key, standIn.uri().toString(), 8, Duration.ofSeconds(2), Duration.ofSeconds(3));
        return new ReveniumSink(config, Clock.systemUTC());
    }
}
