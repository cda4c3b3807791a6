package io.postern.aws.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.telemetry.model.Datapoint;
import io.postern.telemetry.model.StandardUnit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatapointsTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    @Test
    void answersAboutOnePeriodBecomeOneDatapoint() {
        Datapoints datapoints = new Datapoints();
        datapoints.add(List.of(point(NOON, "Bytes").sum(3.0).average(1.5).build()));
        datapoints.add(List.of(
                point(NOON, "Bytes").extendedStatistics(Map.of("p99", 2.0)).build()));

        assertThat(datapoints.all())
                .containsExactly(
                        new Datapoint(NOON, StandardUnit.BYTES, Map.of("Sum", 3.0, "Average", 1.5, "p99", 2.0)));
    }

    @Test
    void theyComeOldestFirstAndOneForEachUnit() {
        Datapoints datapoints = new Datapoints();
        datapoints.add(List.of(
                point(NOON.plusSeconds(60), "None").maximum(4.0).build(),
                point(NOON, "Seconds").maximum(3.0).build(),
                point(NOON, "Count").maximum(2.0).build()));

        assertThat(datapoints.all())
                .containsExactly(
                        new Datapoint(NOON, StandardUnit.SECONDS, Map.of("Maximum", 3.0)),
                        new Datapoint(NOON, StandardUnit.COUNT, Map.of("Maximum", 2.0)),
                        new Datapoint(NOON.plusSeconds(60), StandardUnit.NONE, Map.of("Maximum", 4.0)));
    }

    private static software.amazon.awssdk.services.cloudwatch.model.Datapoint.Builder point(Instant at, String unit) {
        return software.amazon.awssdk.services.cloudwatch.model.Datapoint.builder()
                .timestamp(at)
                .unit(unit);
    }
}
