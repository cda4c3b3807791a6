package io.postern.app.operations;

import io.postern.shared.PortUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at something again and again on a thread of its own. Whoever asks gets what was seen last and never waits: probes
 * and the page of meters are answered on event loops, where a port that hangs would hold up everybody's requests. So
 * probes are no load either, however many there are.
 */
final class Lookout<T> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Lookout.class);

    private record Look<T>(Instant at, Optional<T> seen) {}

    private final String name;
    private final Supplier<T> sight;
    private final Duration betweenLooks;
    private final Duration outdated;
    private final Clock clock;
    private final CountDownLatch closing = new CountDownLatch(1);
    private boolean failing; // one thread looks at a time
    private volatile Look<T> last = new Look<>(Instant.EPOCH, Optional.empty());

    /**
     * One that looks at {@code sight}.
     *
     * @param outdated what was seen longer ago than this says nothing any more
     */
    Lookout(String name, Supplier<T> sight, Duration betweenLooks, Duration outdated, Clock clock) {
        this.name = name;
        this.sight = sight;
        this.betweenLooks = betweenLooks;
        this.outdated = outdated;
        this.clock = clock;
    }

    /** Looks once, and from then on in the background. */
    void start() {
        look();
        Thread.ofVirtual().name(name).start(this::lookOn);
    }

    /** What was seen a moment ago, or empty when nothing could be. */
    Optional<T> seen() {
        Look<T> look = last;
        Duration age = Duration.between(look.at, clock.instant()).abs();
        return age.compareTo(outdated) > 0 ? Optional.empty() : look.seen;
    }

    @Override
    public void close() {
        closing.countDown();
    }

    private void lookOn() {
        try {
            while (!closing.await(betweenLooks.toMillis(), TimeUnit.MILLISECONDS)) look();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // the end, by another way
        }
    }

    private void look() {
        Optional<T> seen = Optional.empty();
        boolean failed = false;
        try {
            seen = Optional.of(sight.get());
        } catch (PortUnavailable _) {
            // Whoever asks hears that there is no answer.
        } catch (RuntimeException | Error bug) {
            // A thread that died here would see nothing for ever.
            if (!failing) LOG.error("A look failed; the next one comes in its time. lookout={}", name, bug);
            failed = true;
        }
        failing = failed;
        last = new Look<>(clock.instant(), seen);
    }
}
