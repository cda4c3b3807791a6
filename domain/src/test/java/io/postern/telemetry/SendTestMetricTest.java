package io.postern.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.shared.SetClock;
import io.postern.telemetry.model.MetricBatch;
import io.postern.telemetry.model.MetricDatum;
import io.postern.telemetry.model.MetricValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SendTestMetricTest {

    private final TestDestinations.Metrics metrics = new TestDestinations.Metrics();
    private final SendTestMetric sendTestMetric = new SendTestMetric(metrics, new SetClock(), new Random(1));

    @Test
    void itSendsHelloWorldToItsOwnNamespace() {
        assertThat(sendTestMetric.send()).isEqualTo(TestDestinations.DELIVERED);

        assertThat(metrics.taken()).extracting(MetricBatch::namespace).containsExactly("cloudwatch-postman");
        assertThat(metrics.names()).containsExactly("HELLO_WORLD");
    }

    @Test
    void theValuesLieFrom0To99() {
        for (int i = 0; i < 1000; i++) sendTestMetric.send();

        assertThat(values()).contains(0.0, 99.0).allMatch(value -> value >= 0 && value < 100);
    }

    @Test
    void theDestinationsAnswerIsHandedOn() {
        metrics.answer(batch -> TestDestinations.THROTTLED);

        assertThat(sendTestMetric.send()).isEqualTo(TestDestinations.THROTTLED);
    }

    private List<Double> values() {
        List<Double> values = new ArrayList<>();
        for (MetricBatch batch : metrics.taken()) {
            for (MetricDatum datum : batch.datums()) {
                if (datum.value() instanceof MetricValue.Single single) values.add(single.value());
            }
        }
        return values;
    }
}
