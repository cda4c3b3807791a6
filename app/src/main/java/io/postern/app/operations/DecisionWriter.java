package io.postern.app.operations;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.postern.metering.CountDecisions;
import io.postern.shared.PortUnavailable;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down every few seconds how often was decided, and once more at the end. */
public final class DecisionWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DecisionWriter.class);

    /** So much is lost in a crash. */
    private static final Duration BETWEEN_WRITES = Duration.ofSeconds(5);

    private final CountDecisions count;
    private final Lookout<Boolean> lookout;
    private boolean silent; // one thread writes at a time

    public DecisionWriter(CountDecisions count, Clock clock) {
        this.count = count;
        this.lookout = new Lookout<>("decision-writer", this::write, BETWEEN_WRITES, Duration.ofSeconds(30), clock);
    }

    /** Writes in the background from now on. */
    public void start() {
        lookout.start();
    }

    /** Shows on the page of meters how much was not counted. */
    public void showOn(MeterRegistry meters) {
        FunctionCounter.builder("postern.authorizer.uncounted", count, CountDecisions::uncounted)
                .description("Decisions that are missing in the reconciliation, because there was no room for them")
                .register(meters);
    }

    @Override
    public void close() {
        lookout.close();
        try {
            count.write();
        } catch (PortUnavailable unavailable) {
            LOG.warn("The last decisions are not counted. why={}", unavailable.getMessage());
        }
    }

    private boolean write() {
        try {
            count.write();
        } catch (PortUnavailable unavailable) {
            if (!silent) LOG.warn("Decisions cannot be counted; they are kept. why={}", unavailable.getMessage());
            silent = true;
            throw unavailable;
        }
        silent = false;
        return true;
    }
}
