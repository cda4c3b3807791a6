package io.postern.app.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.postern.telemetry.port.DeadLetters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToDoubleFunction;

/** Lets dead letters go whose time is over, again and again, and shows how many are left and how old they are. */
public final class DeadLetterWatch implements AutoCloseable {

    /** Nobody waits for a letter to expire, and each look of each replica is three commands. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

    private static final Duration OUTDATED = Duration.ofMinutes(1);

    private record Seen(long letters, Duration oldest) {}

    private final DeadLetters letters;
    private final Clock clock;
    private final Lookout<Seen> lookout;

    public DeadLetterWatch(DeadLetters letters, Clock clock) {
        this.letters = letters;
        this.clock = clock;
        this.lookout = new Lookout<>("dead-letter-watch", this::look, BETWEEN_LOOKS, OUTDATED, clock);
    }

    /** Looks once, and from then on in the background. */
    public void start() {
        lookout.start();
    }

    /** Shows them on the page of meters; not a number while they are out of reach. */
    public void showOn(MeterRegistry meters) {
        gauge("postern.dead.letters", "Dead letters that are kept, over all replicas", Seen::letters)
                .register(meters);
        gauge(
                        "postern.dead.letters.oldest",
                        "For how long the oldest dead letter is kept; zero when there is none",
                        seen -> seen.oldest().toMillis() / 1000.0)
                .baseUnit("seconds")
                .register(meters);
    }

    @Override
    public void close() {
        lookout.close();
    }

    private Seen look() {
        letters.expire();
        Instant now = clock.instant();
        Duration oldest = letters.oldest()
                .map(since -> Duration.between(since, now))
                .filter(Duration::isPositive) // the store's clock may be ahead of ours
                .orElse(Duration.ZERO);
        return new Seen(letters.count(), oldest);
    }

    private Gauge.Builder<Lookout<Seen>> gauge(String name, String description, ToDoubleFunction<Seen> value) {
        return Gauge.builder(name, lookout, from -> from.seen()
                        .map(value::applyAsDouble)
                        .orElse(Double.NaN))
                .description(description);
    }
}
