package io.postern.aws.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.telemetry.model.Dimension;
import io.postern.telemetry.model.MetricBatch;
import io.postern.telemetry.model.MetricDatum;
import io.postern.telemetry.model.MetricValue;
import io.postern.telemetry.model.StandardUnit;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataRequest;

class MetricDatumsTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00.123Z");

    @Test
    void aDatumKeepsItsNameTimeAndDimensionsInOrder() {
        PutMetricDataRequest request = MetricDatums.request(new MetricBatch(
                "Site",
                List.of(new MetricDatum(
                        "LoadTime",
                        List.of(new Dimension("page", "/"), new Dimension("browser", "firefox")),
                        NOON,
                        new MetricValue.Single(12.5),
                        StandardUnit.MILLISECONDS,
                        1))));

        assertThat(request.namespace()).isEqualTo("Site");
        software.amazon.awssdk.services.cloudwatch.model.MetricDatum sent =
                request.metricData().getFirst();
        assertThat(sent.metricName()).isEqualTo("LoadTime");
        assertThat(sent.timestamp()).isEqualTo(NOON);
        assertThat(sent.value()).isEqualTo(12.5);
        assertThat(sent.storageResolution()).isEqualTo(1);
        assertThat(sent.dimensions())
                .extracting(software.amazon.awssdk.services.cloudwatch.model.Dimension::name)
                .containsExactly("page", "browser");
        assertThat(sent.dimensions())
                .extracting(software.amazon.awssdk.services.cloudwatch.model.Dimension::value)
                .containsExactly("/", "firefox");
    }

    @Test
    void aDistributionKeepsItsValuesAndCounts() {
        software.amazon.awssdk.services.cloudwatch.model.MetricDatum sent =
                sent(new MetricValue.Distribution(List.of(1.0, 2.5), List.of(3.0, 1.0)), StandardUnit.COUNT);

        assertThat(sent.values()).containsExactly(1.0, 2.5);
        assertThat(sent.counts()).containsExactly(3.0, 1.0);
        assertThat(sent.value()).isNull();
        assertThat(sent.statisticValues()).isNull();
    }

    @Test
    void aStatisticSetKeepsItsFourNumbers() {
        software.amazon.awssdk.services.cloudwatch.model.MetricDatum sent =
                sent(new MetricValue.StatisticSet(4, 10, 1, 5), StandardUnit.COUNT);

        assertThat(sent.statisticValues().sampleCount()).isEqualTo(4);
        assertThat(sent.statisticValues().sum()).isEqualTo(10);
        assertThat(sent.statisticValues().minimum()).isEqualTo(1);
        assertThat(sent.statisticValues().maximum()).isEqualTo(5);
        assertThat(sent.value()).isNull();
        assertThat(sent.hasValues()).isFalse();
    }

    @Test
    void whatCloudWatchAssumesAnywayIsNotSent() {
        software.amazon.awssdk.services.cloudwatch.model.MetricDatum sent =
                sent(new MetricValue.Single(1), StandardUnit.NONE);

        assertThat(sent.unitAsString()).isNull();
        assertThat(sent.storageResolution()).isNull();
        assertThat(sent.hasDimensions()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void everyUnitIsOneOfTheSdks(StandardUnit unit) {
        software.amazon.awssdk.services.cloudwatch.model.MetricDatum sent = sent(new MetricValue.Single(1), unit);

        assertThat(sent.unitAsString()).isEqualTo(unit.wireName());
        assertThat(sent.unit())
                .isNotEqualTo(software.amazon.awssdk.services.cloudwatch.model.StandardUnit.UNKNOWN_TO_SDK_VERSION);
    }

    @Test
    void theSdkKnowsNoUnitThatWeDoNot() {
        assertThat(software.amazon.awssdk.services.cloudwatch.model.StandardUnit.knownValues())
                .allSatisfy(
                        unit -> assertThat(StandardUnit.named(unit.toString())).isPresent())
                .hasSize(27);
    }

    private static software.amazon.awssdk.services.cloudwatch.model.MetricDatum sent(
            MetricValue value, StandardUnit unit) {
        MetricDatum datum = new MetricDatum("Hits", List.of(), NOON, value, unit, 60);
        return MetricDatums.request(new MetricBatch("Site", List.of(datum)))
                .metricData()
                .getFirst();
    }
}
