package io.postern.redis.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.telemetry.model.Dimension;
import io.postern.telemetry.model.MetricDatum;
import io.postern.telemetry.model.MetricValue;
import io.postern.telemetry.model.Submission;
import io.postern.testkit.telemetry.Samples;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class VocabularyTest {

    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final MetricValue ONE = new MetricValue.Single(1);

    private final Vocabulary vocabulary = new Vocabulary();

    @Test
    void whatComesAgainIsTheSame() {
        assertThat(text("Überschall")).isEqualTo("Überschall").isSameAs(text("Überschall"));
    }

    @Test
    void namesThatShareAPlaceAreKeptApart() {
        assertThat(text("Aa")).isEqualTo("Aa"); // these two have the same hash
        assertThat(text("BB")).isEqualTo("BB");
        assertThat(text("Aa")).isEqualTo("Aa");
    }

    @Test
    void whatIsTooLongForANameIsReadAndForgotten() {
        String message = "x".repeat(10_000);

        assertThat(text(message)).isEqualTo(message).isNotSameAs(text(message));
    }

    @Test
    void recordsOfDifferentFramesShareTheirSeries() {
        MetricDatum one = readBack("Aa");
        MetricDatum two = readBack("Aa");

        assertThat(one).isEqualTo(two);
        assertThat(one.metricName()).isSameAs(two.metricName());
        assertThat(one.dimensions()).isSameAs(two.dimensions());
    }

    @Test
    void seriesThatShareAPlaceAreKeptApart() {
        for (String page : List.of("Aa", "BB", "Aa", "BB"))
            assertThat(readBack(page).dimensions()).containsExactly(new Dimension("page", page));
    }

    private String text(String text) {
        byte[] bytes = ("[" + text + "]").getBytes(UTF_8);
        return vocabulary.text(bytes, 1, bytes.length - 1);
    }

    private MetricDatum readBack(String page) {
        MetricDatum datum = Samples.with(Samples.datum("latency", NOW, ONE), new Dimension("page", page));
        Submission submission = Samples.metrics("Shop", NOW, List.of(datum));
        byte[] frame = Frame.join(new byte[0], List.of(Frame.part(submission)));
        Submission read = Frame.read(frame, vocabulary).getFirst().queued().submission();
        return ((Submission.Metrics) read).datums().getFirst();
    }
}
