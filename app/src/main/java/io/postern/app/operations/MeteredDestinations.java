package io.postern.app.operations;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.postern.telemetry.model.Delivery;
import io.postern.telemetry.port.LogDestination;
import io.postern.telemetry.port.MetricDestination;
import java.util.function.Supplier;

/** Times the calls to destinations, by operation and outcome. */
public final class MeteredDestinations {

    private final MeterRegistry meters;

    public MeteredDestinations(MeterRegistry meters) {
        this.meters = meters;
    }

    /** The same destination, timed as PutMetricData. */
    public MetricDestination metrics(MetricDestination destination) {
        return batch -> timed("PutMetricData", () -> destination.put(batch));
    }

    /** The same destination, timed as PutLogEvents. */
    public LogDestination logs(LogDestination destination) {
        return batch -> timed("PutLogEvents", () -> destination.put(batch));
    }

    private Delivery timed(String operation, Supplier<Delivery> call) {
        Timer.Sample sample = Timer.start(meters);
        Delivery delivery = call.get();
        sample.stop(Latencies.timer(
                meters,
                "postern.aws.calls",
                "Calls to the destination, by operation and outcome",
                "operation",
                operation,
                "outcome",
                outcome(delivery)));
        return delivery;
    }

    private static String outcome(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Delivered _ -> "delivered";
            case Delivery.DeliveredInPart _ -> "delivered_in_part";
            case Delivery.RetryLater later -> later.uncertain() ? "uncertain" : "retry_later";
            case Delivery.Refused _ -> "refused";
        };
    }
}
