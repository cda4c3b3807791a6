package io.postern.telemetry.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StatisticsQueryTest {

    private static final Instant START = Instant.parse("2026-05-01T10:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @ParameterizedTest
    @ValueSource(longs = {1, 5, 10, 20, 30, 60, 120, 3600, 86_400})
    void periodsOfCloudWatchAreTaken(long seconds) {
        assertThat(query(START.plusSeconds(1), Duration.ofSeconds(seconds)).period())
                .hasSeconds(seconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-60S", "PT0.5S", "PT2S", "PT59S", "PT61S", "PT60.5S", "PT90S"})
    void otherPeriodsAreRefused(String period) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> query(START.plusSeconds(60), Duration.parse(period)))
                .withMessageStartingWith("period: ");
    }

    @Test
    void upTo1440DatapointsMayBeAskedFor() {
        assertThat(query(START.plus(Duration.ofDays(1)), MINUTE).end()).isEqualTo("2026-05-02T10:00:00Z");
    }

    @Test
    void evenAPartOfOneMoreIsTooMany() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> query(START.plus(Duration.ofDays(1)).plusMillis(1), MINUTE))
                .withMessageContaining("1440");
    }

    @Test
    void theEndLiesAfterTheStart() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> query(START, MINUTE))
                .withMessageStartingWith("end: ");
    }

    @Test
    void atLeastOneStatisticIsAskedFor() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StatisticsQuery(series(), START, START.plusSeconds(60), MINUTE, Set.of()))
                .withMessageStartingWith("statistics: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SampleCount", "Average", "Sum", "Minimum", "Maximum"})
    void theFiveStatisticsAreNoPercentiles(String name) {
        assertThat(new Statistic(name).percentile()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"p0", "p50", "p99.9", "p99.99", "p100", "p100.0", "p05"})
    void percentilesAreStatistics(String name) {
        assertThat(new Statistic(name).percentile()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sum", "p", "p101", "p100.1", "p-1", "p99.", "p99.999", "P99", "tm99", "p1e1"})
    void otherNamesAreNoStatistics(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Statistic(name))
                .withMessageStartingWith("statistic: ");
    }

    private static StatisticsQuery query(Instant end, Duration period) {
        return new StatisticsQuery(series(), START, end, period, Set.of(new Statistic("Sum")));
    }

    private static MetricDescriptor series() {
        return new MetricDescriptor("Shop", "latency", List.of());
    }
}
