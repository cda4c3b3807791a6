package io.postern.app.operations;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.postern.telemetry.model.DeadLetter;
import io.postern.telemetry.model.DeadLetterFilter;
import io.postern.telemetry.model.DeadLetterId;
import io.postern.telemetry.model.DeadLetterPage;
import io.postern.telemetry.model.DeathCause;
import io.postern.telemetry.model.KeptLetter;
import io.postern.telemetry.port.DeadLetters;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Counts the letters that come, by cause, and those that go although nobody asked for it: nobody can look at them any
 * more, so somebody must hear of it.
 */
public final class MeteredDeadLetters implements DeadLetters {

    private final DeadLetters letters;
    private final Map<DeathCause, Counter> dead = new EnumMap<>(DeathCause.class);
    private final Counter pushedOut;
    private final Counter expired;

    public MeteredDeadLetters(DeadLetters letters, MeterRegistry meters) {
        this.letters = letters;
        for (DeathCause cause : DeathCause.values()) dead.put(cause, dead(cause, meters));
        this.pushedOut = forgotten("pushed_out", meters);
        this.expired = forgotten("expired", meters);
    }

    @Override
    public int add(List<DeadLetter> more) {
        int gone = letters.add(more);
        for (DeadLetter letter : more) {
            Counter counter = dead.get(letter.cause());
            if (counter != null) counter.increment();
        }
        pushedOut.increment(gone);
        return gone;
    }

    @Override
    public DeadLetterPage find(DeadLetterFilter filter, String after, int max) {
        return letters.find(filter, after, max);
    }

    @Override
    public Optional<KeptLetter> find(DeadLetterId id) {
        return letters.find(id);
    }

    @Override
    public int remove(List<DeadLetterId> ids) {
        return letters.remove(ids);
    }

    @Override
    public int expire() {
        int gone = letters.expire();
        expired.increment(gone);
        return gone;
    }

    @Override
    public long count() {
        return letters.count();
    }

    @Override
    public Optional<Instant> oldest() {
        return letters.oldest();
    }

    private static Counter dead(DeathCause cause, MeterRegistry meters) {
        return Counter.builder("postern.dead")
                .description("Records that became dead letters, by cause")
                .baseUnit("records")
                .tag("cause", cause.name().toLowerCase(Locale.ROOT))
                .register(meters);
    }

    private static Counter forgotten(String reason, MeterRegistry meters) {
        return Counter.builder("postern.forgotten")
                .description("Dead letters that went to make room for newer ones, or because their time was over")
                .baseUnit("letters")
                .tag("reason", reason)
                .register(meters);
    }
}
