package io.postern.sinks;

import io.postern.metering.port.MeterSink;
import io.postern.testkit.metering.CloudEventRules;
import io.postern.testkit.metering.SinkOutage;
import io.postern.testkit.metering.SinkStandIn;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
record OpenMeterSinkOutageTest(SinkOutage outage) implements BreakableSink {

    @AutoClose
    private static final SinkStandIn STAND_IN = new SinkStandIn(new CloudEventRules("key"));

    @AutoClose
    private static final OpenMeterSink SINK = new OpenMeterSink(
            new OpenMeterConfig(
                    "key",
                    STAND_IN.uri().toString(),
                    "gate",
                    "api-call",
                    25,
                    2,
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(3)),
            Clock.systemUTC());

    @Override
    public MeterSink sink() {
        return SINK;
    }

    @Override
    public SinkStandIn standIn() {
        return STAND_IN;
    }
}
