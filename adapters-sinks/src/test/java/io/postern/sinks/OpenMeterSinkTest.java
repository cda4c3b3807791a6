package io.postern.sinks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.metering.port.MeterSink;
import io.postern.testkit.metering.CloudEventRules;
import io.postern.testkit.metering.MeterSinkContract;
import io.postern.testkit.metering.SinkEvents;
import io.postern.testkit.metering.SinkStandIn;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class OpenMeterSinkTest implements MeterSinkContract {

    private static final String TOKEN = "om_token";

    @AutoClose
    private final SinkStandIn standIn = new SinkStandIn(new CloudEventRules(TOKEN));

    @AutoClose
    private final OpenMeterSink sink = sink(TOKEN);

    @AutoClose
    private final OpenMeterSink stranger = sink("another");

    @Override
    public OpenMeterSink sink() {
        return sink;
    }

    @Override
    public SinkStandIn standIn() {
        return standIn;
    }

    @Override
    public String key() {
        return TOKEN;
    }

    @Override
    public MeterSink stranger() {
        return stranger;
    }

    @Test
    void anEventIsACloudEvent() {
        sink.tell(List.of(SinkEvents.event("e1")));

        assertThat(standIn.taken())
                .singleElement()
                .hasToString("{\"specversion\":\"1.0\",\"id\":\"e1\",\"source\":\"gate\",\"type\":\"api-call\","
                        + "\"subject\":\"shop\",\"time\":\"2026-11-28T10:00:00.123Z\","
                        + "\"datacontenttype\":\"application/json\",\"data\":{\"method\":\"GET\","
                        + "\"route\":\"/pets/{id}\",\"url\":\"/pets/7\",\"status\":200,\"remoteHost\":\"192.0.2.7\","
                        + "\"latencyMillis\":34,\"backendLatencyMillis\":12,\"responseBytes\":345,"
                        + "\"labels\":{\"stage\":\"prod\"}}}");
    }

    @Test
    void anEventOfNobodyKnownHasASubjectAllTheSame() {
        sink.tell(List.of(SinkEvents.bare("e1")));

        assertThat(standIn.taken())
                .singleElement()
                .extracting(event -> event.path("subject").asText())
                .isEqualTo("unknown");
    }

    @Test
    void manyTravelTogetherInTheirOrder() {
        sink.tell(SinkEvents.events(50));

        assertThat(standIn.requests()).isEqualTo(2);
        assertThat(standIn.taken()).map(event -> event.path("id").asText()).doesNotHaveDuplicates();
    }

    @Test
    void aRefusedRequestIsHalvedUntilTheGuiltyOneStandsAlone() {
        oneBadEventIsRefusedAloneInItsPlace();

        assertThat(standIn.requests()).isBetween(6, 12);
        assertThat(standIn.taken()).map(JsonNode::toString).doesNotHaveDuplicates();
    }

    private OpenMeterSink sink(String token) {
        OpenMeterConfig config = new OpenMeterConfig(
                token,
                standIn.uri().toString(),
                "gate",
                "api-call",
                25,
                2,
                Duration.ofSeconds(2),
                Duration.ofSeconds(3));
        return new OpenMeterSink(config, Clock.systemUTC());
    }
}
