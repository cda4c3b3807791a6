package io.postern.telemetry;

import io.postern.telemetry.model.Delivery;
import io.postern.telemetry.model.LogBatch;
import io.postern.telemetry.model.LogEvent;
import io.postern.telemetry.model.MetricBatch;
import io.postern.telemetry.model.MetricDatum;
import io.postern.telemetry.model.MetricValue;
import io.postern.telemetry.port.LogDestination;
import io.postern.telemetry.port.MetricDestination;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.DoublePredicate;
import java.util.function.Function;

/** Destinations that keep what they took and answer as a test says. */
final class TestDestinations {

    static final Delivery DELIVERED = new Delivery.Delivered("request");
    static final Delivery THROTTLED = new Delivery.RetryLater("Rate exceeded", false);
    static final Delivery TIMED_OUT = new Delivery.RetryLater("no answer", true);

    private TestDestinations() {}

    /** Refuses, whole, what holds a datum named poison. */
    static Delivery refusesPoison(MetricBatch batch) {
        boolean guilty =
                batch.datums().stream().anyMatch(datum -> datum.metricName().equals("poison"));
        return guilty ? new Delivery.Refused("The value for poison is invalid.") : DELIVERED;
    }

    /** Refuses, whole, what holds a value like this, alone or merged with others. */
    static Function<MetricBatch, Delivery> refusing(DoublePredicate guilty) {
        return batch -> batch.datums().stream().anyMatch(datum -> holds(datum.value(), guilty))
                ? new Delivery.Refused("A value is invalid.")
                : DELIVERED;
    }

    private static boolean holds(MetricValue value, DoublePredicate guilty) {
        return switch (value) {
            case MetricValue.Single single -> guilty.test(single.value());
            case MetricValue.Distribution many -> many.values().stream().anyMatch(guilty::test);
            case MetricValue.StatisticSet set -> guilty.test(set.minimum());
        };
    }

    /** Takes metrics; an answer that is not "delivered" means that the batch is not kept. */
    static final class Metrics implements MetricDestination {

        private final Queue<MetricBatch> taken = new ConcurrentLinkedQueue<>();
        private volatile Function<MetricBatch, Delivery> answer = batch -> DELIVERED;

        void answer(Function<MetricBatch, Delivery> next) {
            answer = next;
        }

        List<MetricBatch> taken() {
            return List.copyOf(taken);
        }

        /** How often each value was taken, however it was merged. */
        Map<Double, Double> countByValue() {
            Map<Double, Double> countByValue = new TreeMap<>();
            for (MetricBatch batch : taken) {
                for (MetricDatum datum : batch.datums()) {
                    switch (datum.value()) {
                        case MetricValue.Single single -> countByValue.merge(single.value(), 1.0, Double::sum);
                        case MetricValue.Distribution many -> {
                            for (int i = 0; i < many.values().size(); i++)
                                countByValue.merge(
                                        many.values().get(i), many.counts().get(i), Double::sum);
                        }
                        case MetricValue.StatisticSet set -> throw new AssertionError(set + " (expected: values)");
                    }
                }
            }
            return countByValue;
        }

        List<String> names() {
            return taken.stream()
                    .flatMap(batch -> batch.datums().stream())
                    .map(MetricDatum::metricName)
                    .toList();
        }

        @Override
        public Delivery put(MetricBatch batch) {
            Delivery delivery = answer.apply(batch);
            if (delivery instanceof Delivery.Delivered) taken.add(batch);
            return delivery;
        }
    }

    /** Takes log events, all that it is sent. */
    static final class Logs implements LogDestination {

        private final Queue<LogBatch> sent = new ConcurrentLinkedQueue<>();
        private volatile Function<LogBatch, Delivery> answer = batch -> DELIVERED;

        void answer(Function<LogBatch, Delivery> next) {
            answer = next;
        }

        List<List<String>> sent() {
            return sent.stream()
                    .map(batch -> batch.events().stream().map(LogEvent::message).toList())
                    .toList();
        }

        @Override
        public Delivery put(LogBatch batch) {
            sent.add(batch);
            return answer.apply(batch);
        }
    }
}
