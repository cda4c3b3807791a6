package io.postern.app.operations;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.postern.telemetry.model.Round;

/** Counts, in records, what became of what was accepted; {@link MeteredDeadLetters} counts those that died. */
public final class DeliveryMeters {

    private final Counter delivered;
    private final Counter postponed;
    private final Counter uncertain;
    private final Counter unsettled;

    public DeliveryMeters(MeterRegistry meters) {
        this.delivered = counter(
                meters, "postern.delivered", "Records that their destination has stored, and that left the queue");
        this.postponed = counter(meters, "postern.postponed", "Records put back for later, once for each time");
        this.uncertain = counter(meters, "postern.uncertain", "Postponed records that may be stored all the same");
        this.unsettled = counter(
                meters,
                "postern.unsettled",
                "Records sent that the queue may not have heard of in time: they may be sent again");
    }

    public void count(Round round) {
        delivered.increment(round.delivered());
        postponed.increment(round.postponed());
        uncertain.increment(round.uncertain());
        unsettled.increment(round.unsettled());
    }

    private static Counter counter(MeterRegistry meters, String name, String description) {
        return Counter.builder(name)
                .description(description)
                .baseUnit("records")
                .register(meters);
    }
}
