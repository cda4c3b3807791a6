package io.postern.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.telemetry.model.Delivery;
import io.postern.telemetry.port.MetricDestination;
import org.junit.jupiter.api.Test;

final class LastWordsTest {

    private static final Delivery DELIVERED = new Delivery.Delivered("request");

    private final MetricDestination nobody = _ -> DELIVERED;
    private final LastWords words = new LastWords();

    @Test
    void theLastFailureOfALaneIsKnownUntilSomethingGoesThrough() {
        words.heard(lane("Shop"), later("AWS throttles"));
        words.heard(lane("Shop"), later("AWS denies access"));
        words.heard(lane("Bank"), DELIVERED);

        assertThat(words.of(lane("Shop"))).contains("AWS denies access");
        assertThat(words.of(lane("Bank"))).isEmpty();

        words.heard(lane("Shop"), DELIVERED);
        assertThat(words.of(lane("Shop"))).isEmpty();
    }

    @Test
    void longWordsAreCut() {
        words.heard(lane("Shop"), later("x".repeat(501)));

        assertThat(words.of(lane("Shop"))).contains("x".repeat(500) + "…");
    }

    @Test
    void ofTooManyLanesTheFirstIsForgotten() {
        for (int i = 0; i <= 1_000; i++) words.heard(lane("n" + i), later("AWS throttles"));

        assertThat(words.of(lane("n0"))).isEmpty();
        assertThat(words.of(lane("n1"))).isPresent();
        assertThat(words.of(lane("n1000"))).isPresent();
    }

    private MetricLane lane(String namespace) {
        return new MetricLane(namespace, nobody);
    }

    private static Delivery later(String why) {
        return new Delivery.RetryLater(why, false);
    }
}
