package io.postern.testkit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.telemetry.model.Delivery;
import io.postern.telemetry.model.MetricBatch;
import io.postern.telemetry.model.MetricData;
import io.postern.telemetry.model.MetricDataQuery;
import io.postern.telemetry.model.MetricDataRequest;
import io.postern.telemetry.model.MetricDescriptor;
import io.postern.telemetry.model.MetricFilter;
import io.postern.telemetry.model.Statistic;
import io.postern.telemetry.model.StatisticsQuery;
import io.postern.telemetry.port.MetricDestination;
import io.postern.telemetry.port.MetricReader;
import io.postern.testkit.Breakable;
import io.postern.testkit.Eventually;
import io.postern.testkit.Outages;
import io.postern.testkit.Unique;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link MetricReader} over a network promises when its technology is gone. */
public interface MetricReaderOutageContract extends Breakable {

    /** Where the data comes from; what it took outlives an outage. */
    MetricDestination destination();

    /** The reader under test, of the same store. */
    MetricReader reader();

    /** The time as the destination sees it. */
    Instant now();

    @Test
    default void noQuestionIsAnsweredWithNothingDuringAnOutage() {
        String namespace = put();
        breakIt();
        try {
            Outages.assertUnavailable(timeLimit(), () -> reader().list(filter(namespace)));
            Outages.assertUnavailable(timeLimit(), () -> reader().statistics(query(namespace, "Sum", "p50")));
            Outages.assertUnavailable(timeLimit(), () -> reader().data(data(namespace)));
        } finally {
            mendIt();
        }
    }

    @Test
    default void whatWasDeliveredBeforeAnOutageIsReadAfterIt() {
        String namespace = put();
        breakIt();
        try {
            Outages.assertUnavailable(timeLimit(), () -> reader().statistics(query(namespace, "Sum")));
        } finally {
            mendIt();
        }

        Outages.assertRecovers(() -> {
            assertThat(reader().statistics(query(namespace, "Sum"))).hasSize(1);
            assertThat(reader().list(filter(namespace)).metrics()).hasSize(1);
            assertThat(reader().data(data(namespace)))
                    .isInstanceOfSatisfying(MetricData.Found.class, found -> assertThat(found.results())
                            .singleElement()
                            .satisfies(result -> assertThat(result.values()).containsExactly(7.0)));
        });
    }

    /** Connected, whatever happened before: a batch of unknown fate is not sent again, another namespace is. */
    private String put() {
        return Eventually.present(Outages.RECOVERY, "a datum is delivered", () -> {
            String namespace = Unique.name("Postern/Outage");
            MetricBatch batch =
                    new MetricBatch(namespace, List.of(Samples.datum("latency", start(), Samples.single(7))));
            return destination().put(batch) instanceof Delivery.Delivered ? Optional.of(namespace) : Optional.empty();
        });
    }

    private static MetricFilter filter(String namespace) {
        return new MetricFilter(namespace, "", List.of(), "");
    }

    private StatisticsQuery query(String namespace, String... statistics) {
        return new StatisticsQuery(
                latency(namespace),
                sinceBefore(),
                start().plusSeconds(60),
                Duration.ofMinutes(1),
                Stream.of(statistics).map(Statistic::new).collect(Collectors.toSet()));
    }

    private MetricDataRequest data(String namespace) {
        MetricDataQuery query = new MetricDataQuery.OfSeries(
                "sum", "", true, latency(namespace), Duration.ofMinutes(1), new Statistic("Sum"), "");
        return new MetricDataRequest(List.of(query), sinceBefore(), start().plusSeconds(60), false, 10, "");
    }

    private static MetricDescriptor latency(String namespace) {
        return new MetricDescriptor(namespace, "latency", List.of());
    }

    /** Early enough for a datum of a moment ago, when another hour had not begun. */
    private Instant sinceBefore() {
        return start().minus(Duration.ofHours(1));
    }

    /** An hour ago, at a border of minutes. */
    private Instant start() {
        return now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(1));
    }
}
