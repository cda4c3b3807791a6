package io.postern.telemetry;

import io.postern.telemetry.model.Delivery;
import io.postern.telemetry.model.MetricBatch;
import io.postern.telemetry.model.MetricDatum;
import io.postern.telemetry.model.MetricValue;
import io.postern.telemetry.model.StandardUnit;
import io.postern.telemetry.port.MetricDestination;
import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;

/** Sends one metric straight to the destination, past the queue, to show that the way is open. */
public final class SendTestMetric {

    private static final int VALUES = 100;

    private final MetricDestination destination;
    private final Clock clock;
    private final RandomGenerator random;

    public SendTestMetric(MetricDestination destination, Clock clock, RandomGenerator random) {
        this.destination = destination;
        this.clock = clock;
        this.random = random;
    }

    /** Sends {@code HELLO_WORLD}, a random value from 0 to 99, to the namespace {@code cloudwatch-postman}. */
    public Delivery send() {
        MetricValue value = new MetricValue.Single(random.nextInt(VALUES));
        MetricDatum datum = new MetricDatum("HELLO_WORLD", List.of(), clock.instant(), value, StandardUnit.NONE, 60);
        return destination.put(new MetricBatch("cloudwatch-postman", List.of(datum)));
    }
}
