package io.postern.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.model.ClientId;
import io.postern.access.model.Policy;
import io.postern.telemetry.model.Dimension;
import io.postern.telemetry.model.Intake;
import io.postern.telemetry.model.LogStream;
import io.postern.telemetry.model.MetricDatum;
import io.postern.telemetry.model.MetricValue;
import io.postern.telemetry.model.StandardUnit;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MonitoringMarkTest {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
    private static final Intake MONITORING = new Intake(ClientId.MONITORING, Policy.UNRESTRICTED, NOW);
    private static final Intake OTHER = new Intake(ClientId.DEFAULT, Policy.UNRESTRICTED, NOW);
    private static final Dimension SHOP = new Dimension("Shop", "Berlin");
    private static final List<MetricDatum> DATUMS =
            List.of(new MetricDatum("m", List.of(SHOP), NOW, new MetricValue.Single(1), StandardUnit.NONE, 60));
    private static final LogStream STREAM = new LogStream("group", "stream");

    @Test
    void whatIsMonitoredIsASeriesOfItsOwn() {
        assertThat(MonitoringMark.on(MONITORING, DATUMS).getFirst().dimensions())
                .containsExactly(SHOP, new Dimension("PosternMonitoring", "true"));
    }

    @Test
    void whatIsMonitoredIsAStreamOfItsOwn() {
        assertThat(MonitoringMark.on(MONITORING, STREAM)).isEqualTo(new LogStream("group", "stream/monitoring"));
    }

    @Test
    void allElseStaysTheSame() {
        assertThat(MonitoringMark.on(OTHER, DATUMS)).isSameAs(DATUMS);
        assertThat(MonitoringMark.on(OTHER, STREAM)).isSameAs(STREAM);
    }
}
