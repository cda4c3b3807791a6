package io.postern.app.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.postern.http.metering.IngestTally;
import io.postern.metering.PullCalls;
import io.postern.metering.model.LogPull;
import io.postern.metering.model.Pulled;
import io.postern.shared.PortUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches access logs again and again, each group for itself, and says in the log when one cannot be fetched, or can again. */
public final class PullSchedule implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PullSchedule.class);

    /** Long enough for a page that is on its way; whatever breaks off is fetched again. */
    private static final Duration ENDING_MAX = Duration.ofSeconds(2);

    /**
     * A log group and how often it is looked at.
     *
     * @param every from the beginning of a turn to that of the next
     */
    public record Planned(LogPull pull, Duration every) {}

    private final PullCalls pullCalls;
    private final IngestTally tally;
    private final Clock clock;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<Round> rounds;

    /** What is planned, and not begun. */
    public PullSchedule(
            PullCalls pullCalls, List<Planned> planned, IngestTally tally, MeterRegistry meters, Clock clock) {
        this.pullCalls = pullCalls;
        this.tally = tally;
        this.clock = clock;
        this.rounds = planned.stream().map(Round::new).toList();
        for (Round round : rounds)
            Gauge.builder("postern.metering.pull.lag", round, Round::lagSeconds)
                    .description("How far behind now the access logs are that this replica fetched last")
                    .baseUnit("seconds")
                    .tag("pull", round.planned.pull().name())
                    .register(meters);
    }

    /** Fetches at once, and from then on in the background. */
    public void start() {
        for (Round round : rounds) round.thread.start();
    }

    /** Gives up what is under way, and begins nothing more. */
    @Override
    public void close() {
        closing.countDown();
        for (Round round : rounds) round.end();
    }

    /** One log group. */
    private final class Round {

        private final Planned planned;
        private final Thread thread;
        private volatile Instant reached = Instant.MIN;
        private String trouble = "";

        Round(Planned planned) {
            this.planned = planned;
            this.thread =
                    Thread.ofVirtual().name("pull-" + planned.pull().name()).unstarted(this::run);
        }

        private void run() {
            Duration left;
            do {
                long start = System.nanoTime();
                turn();
                Duration spent = Duration.ofNanos(System.nanoTime() - start);
                left = spent.compareTo(planned.every()) < 0 ? planned.every().minus(spent) : Duration.ZERO;
            } while (passes(left));
        }

        private void turn() {
            try {
                // A little less than until this replica comes again, or every second turn would be nobody's.
                tell(pullCalls.pull(
                        planned.pull(), planned.every().multipliedBy(9).dividedBy(10)));
            } catch (PortUnavailable unavailable) {
                say(String.valueOf(unavailable.getMessage()));
            } catch (RuntimeException | Error broken) {
                // A thread that died here would never fetch again, and its silence would look like an idle API.
                if (closing.getCount() > 0) LOG.error("A pull broke; the next one comes in its time.", broken);
            }
        }

        private void tell(Pulled pulled) {
            switch (pulled) {
                case Pulled.NotOurTurn _ -> {}
                case Pulled.NoSuchGroup _ -> say("there is no such log group");
                case Pulled.NoRoom(String sink) -> say("there is no room for what waits for the sink " + sink);
                case Pulled.Fetched fetched -> {
                    fetched.pages().forEach(page -> tally.took(IngestTally.Way.PULL, page));
                    reached = fetched.until();
                    say("");
                }
            }
        }

        private void say(String why) {
            if (trouble.isEmpty() && !why.isEmpty())
                LOG.warn(
                        "Access logs cannot be fetched; tried again in their time. pull={} group={} why={}",
                        planned.pull().name(),
                        planned.pull().group(),
                        why);
            if (!trouble.isEmpty() && why.isEmpty())
                LOG.info(
                        "Access logs are fetched again. pull={}", planned.pull().name());
            trouble = why;
        }

        private double lagSeconds() {
            Instant until = reached;
            return until.equals(Instant.MIN)
                    ? Double.NaN
                    : Duration.between(until, clock.instant()).toMillis() / 1000.0;
        }

        private void end() {
            try {
                if (thread.getState() != Thread.State.NEW && !thread.join(ENDING_MAX)) thread.interrupt();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Lets time pass; false when the end has come. */
    private boolean passes(Duration time) {
        try {
            return !closing.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
