package io.postern.app.operations;

import io.postern.probe.ProbeGate;
import io.postern.probe.model.Finding;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Probes this gate again and again, one probe at a time, and says in the log when findings turn bad or good again. */
public final class ProbeSchedule implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ProbeSchedule.class);

    /** Long enough for a probe that waits to give up; one that hangs must not hold up the end. */
    private static final Duration ENDING_MAX = Duration.ofSeconds(1);

    private final ProbeGate probeGate;
    private final ProbeMeters meters;
    private final Duration every;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("probe").unstarted(this::run);
    private boolean well = true;

    /** @param every from the start of one probe to the start of the next */
    public ProbeSchedule(ProbeGate probeGate, ProbeMeters meters, Duration every) {
        this.probeGate = probeGate;
        this.meters = meters;
        this.every = every;
    }

    /** Probes at once, and from then on in the background. */
    public void start() {
        thread.start();
    }

    /** The one that probes. */
    Thread thread() {
        return thread;
    }

    /** Gives a probe up that is under way, and begins no other. */
    @Override
    public void close() {
        closing.countDown();
        try {
            if (thread.getState() != Thread.State.NEW && !thread.join(ENDING_MAX)) thread.interrupt();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        Duration left;
        do {
            long start = System.nanoTime();
            probe();
            Duration spent = Duration.ofNanos(System.nanoTime() - start);
            left = spent.compareTo(every) < 0 ? every.minus(spent) : Duration.ZERO;
        } while (passes(left));
    }

    private void probe() {
        try {
            List<Finding> findings = probeGate.probe(this::passes);
            meters.count(findings);
            tell(findings);
        } catch (RuntimeException bug) {
            // A thread that died here would never probe again, and its silence would look like a broken gate.
            if (closing.getCount() > 0) LOG.error("A probe broke; the next one comes in its time.", bug);
        }
    }

    private void tell(List<Finding> findings) {
        List<String> bad = findings.stream()
                .filter(finding -> !(finding instanceof Finding.Visible || finding instanceof Finding.Abandoned))
                .map(ProbeSchedule::words)
                .toList();
        if (well && !bad.isEmpty()) LOG.warn("The probe does not find all that it sent. why={}", bad);
        if (!well && bad.isEmpty()) LOG.info("The probe finds all that it sent again.");
        well = bad.isEmpty();
    }

    private static String words(Finding finding) {
        String kind = finding.kind().words();
        return switch (finding) {
            case Finding.NotSent notSent -> kind + " not accepted: " + notSent.why();
            case Finding.Unreadable unreadable -> kind + " accepted, not to be read: " + unreadable.why();
            case Finding.Lost _ -> kind + " accepted, not there in time";
            case Finding.Abandoned _ -> kind + " given up";
            case Finding.Visible _ -> kind + " visible";
        };
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
