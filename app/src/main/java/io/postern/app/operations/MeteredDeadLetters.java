package io.postern.app.operations;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.postern.telemetry.model.DeadLetter;
import io.postern.telemetry.port.DeadLetters;
import java.util.List;

/** Counts the letters that went to make room: nobody can look at them any more, so somebody must hear of it. */
public final class MeteredDeadLetters implements DeadLetters {

    private final DeadLetters letters;
    private final Counter forgotten;

    public MeteredDeadLetters(DeadLetters letters, MeterRegistry meters) {
        this.letters = letters;
        this.forgotten = Counter.builder("postern.forgotten")
                .description("Dead letters that went to make room for newer ones")
                .baseUnit("letters")
                .register(meters);
    }

    @Override
    public int add(List<DeadLetter> more) {
        int gone = letters.add(more);
        forgotten.increment(gone);
        return gone;
    }

    @Override
    public List<DeadLetter> newest(int max) {
        return letters.newest(max);
    }

    @Override
    public long count() {
        return letters.count();
    }
}
