package io.postern.aws.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.Datapoint;
import io.postern.telemetry.model.MetricBatch;
import io.postern.telemetry.model.MetricDataQuery;
import io.postern.telemetry.model.MetricDataRequest;
import io.postern.telemetry.model.MetricDatum;
import io.postern.telemetry.model.MetricDescriptor;
import io.postern.telemetry.model.MetricFilter;
import io.postern.telemetry.model.MetricValue;
import io.postern.telemetry.model.StandardUnit;
import io.postern.telemetry.model.Statistic;
import io.postern.telemetry.model.StatisticsQuery;
import io.postern.telemetry.port.MetricDestination;
import io.postern.telemetry.port.MetricReader;
import io.postern.testkit.MovableClock;
import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import io.postern.testkit.cloudwatch.Fault;
import io.postern.testkit.telemetry.MetricDataContract;
import io.postern.testkit.telemetry.MetricListingContract;
import io.postern.testkit.telemetry.MetricReaderContract;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CloudWatchMetricReaderTest implements MetricReaderContract, MetricListingContract, MetricDataContract {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final MovableClock CLOCK = MovableClock.at(NOON);
    private static final CloudWatchStandIn AWS = CloudWatchStandIn.start(CLOCK);
    private static final CloudWatchAdapters ADAPTERS = CloudWatchAdapters.of(AWS, CLOCK);

    @AfterAll
    static void stop() {
        ADAPTERS.close();
        AWS.close();
    }

    @AfterEach
    void reset() {
        AWS.reset();
    }

    @Override
    public MetricDestination destination() {
        return ADAPTERS.metricDestination();
    }

    @Override
    public MetricReader reader() {
        return ADAPTERS.metricReader();
    }

    @Override
    public Instant now() {
        return NOON;
    }

    @Test
    void morePercentilesThanOneCallTakesComeInOneDatapoint() {
        destination().put(new MetricBatch("Site", List.of(datum(1), datum(2), datum(3))));
        Set<Statistic> asked = new HashSet<>(Set.of(new Statistic("Sum")));
        for (int percentile = 10; percentile < 25; percentile++) asked.add(new Statistic("p" + percentile));

        List<Datapoint> datapoints = reader().statistics(query(asked));

        assertThat(datapoints).singleElement().satisfies(point -> assertThat(point.values())
                .hasSize(16)
                .containsEntry("Sum", 6.0)
                .containsKeys("p10", "p24"));
    }

    @Test
    void whatCannotBeReadSaysWhy() {
        AWS.misbehave(new Fault.Throttle()).times(1);
        assertThatThrownBy(() -> reader().list(new MetricFilter("", "", List.of(), "")))
                .isInstanceOf(PortUnavailable.class)
                .hasMessage("the metrics cannot be listed: AWS throttles (Throttling)");

        AWS.misbehave(new Fault.DenyAccess()).times(1);
        assertThatThrownBy(() -> reader().statistics(query(Set.of(new Statistic("p99")))))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageStartingWith("the statistics cannot be read: AWS denies access: ")
                .hasMessageContaining("cloudwatch:GetMetricStatistics");
    }

    @Test
    void whatAwsFindsFaultWithIsSaidInItsWords() {
        MetricDataQuery math = new MetricDataQuery.OfExpression("e1", "", true, "m1 *", Duration.ZERO);

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        reader().data(new MetricDataRequest(List.of(math), NOON, NOON.plusSeconds(60), false, 10, "")))
                .withMessageStartingWith("the metric data cannot be read: ")
                .withMessageEndingWith("(ValidationError)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reader().list(new MetricFilter("", "", List.of(), "no page's")))
                .withMessageContaining("nextToken");
    }

    @Test
    void expressionsReachCloudWatchAsTheyAre() {
        String search = "SEARCH('{Site,Page} MetricName=\"LoadTime\"', 'p99', 300)";
        MetricDataQuery query =
                new MetricDataQuery.OfExpression("all", "each page", false, search, Duration.ofMinutes(5));

        assertThat(MetricDataCalls.request(
                                new MetricDataRequest(List.of(query), NOON, NOON.plusSeconds(60), true, 10, ""))
                        .metricDataQueries())
                .singleElement()
                .satisfies(sent -> {
                    assertThat(sent.expression()).isEqualTo(search);
                    assertThat(sent.label()).isEqualTo("each page");
                    assertThat(sent.returnData()).isFalse();
                    assertThat(sent.period()).isEqualTo(300);
                });
    }

    private static StatisticsQuery query(Set<Statistic> statistics) {
        return new StatisticsQuery(
                new MetricDescriptor("Site", "LoadTime", List.of()),
                NOON,
                NOON.plusSeconds(60),
                Duration.ofMinutes(1),
                statistics);
    }

    private static MetricDatum datum(double value) {
        return new MetricDatum(
                "LoadTime", List.of(), NOON, new MetricValue.Single(value), StandardUnit.MILLISECONDS, 60);
    }
}
