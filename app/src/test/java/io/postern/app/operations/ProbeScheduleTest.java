package io.postern.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.postern.probe.ProbeGate;
import io.postern.probe.model.Mark;
import io.postern.probe.model.RecordKind;
import io.postern.probe.model.Sent;
import io.postern.probe.port.ProbedGate;
import io.postern.shared.PortUnavailable;
import io.postern.testkit.Eventually;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ProbeScheduleTest {

    /** Shows metrics only, can be full, unreadable or broken. */
    private static final class HalfGate implements ProbedGate {

        private volatile boolean full;
        private volatile boolean unreadable;
        private volatile boolean broken;
        private final AtomicInteger breaks = new AtomicInteger();

        @Override
        public Sent send(Mark mark) {
            if (broken) {
                breaks.incrementAndGet();
                throw new IllegalStateException("a bug");
            }
            return full ? new Sent.Refused("the delivery queue is full") : new Sent.Accepted("receipt");
        }

        @Override
        public boolean shows(Mark mark) {
            if (unreadable) throw new PortUnavailable("away", new IOException());
            return mark.kind() == RecordKind.METRIC;
        }
    }

    private static final Duration SOON = Duration.ofMillis(20);
    private static final Duration LATER = Duration.ofHours(1);

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final ProbeMeters meters = new ProbeMeters(registry, Clock.systemUTC());
    private final HalfGate gate = new HalfGate();
    private ProbeSchedule schedule = schedule(SOON, SOON);

    @AfterEach
    void close() {
        schedule.close();
    }

    @Test
    void whatIsSeenAndWhatIsLostAreCountedAgainAndAgain() {
        schedule.start();

        Eventually.holds(Duration.ofSeconds(10), "two are lost", () -> count("lost", "log_event") >= 2);
        assertThat(count("sent", "log_event")).isGreaterThanOrEqualTo(2);
        assertThat(count("lost", "metric")).isZero();
        assertThat(registry.get("postern.probe.visible")
                        .tag("kind", "metric")
                        .timer()
                        .count())
                .isGreaterThanOrEqualTo(2);
        assertThat(lastSuccess("metric")).isGreaterThan(1.7e9);
        assertThat(lastSuccess("log_event")).isNaN();
    }

    @Test
    void whatIsNotAcceptedIsNotCalledLost() {
        gate.full = true;

        schedule.start();

        Eventually.holds(Duration.ofSeconds(10), "two are refused", () -> count("refused", "metric") >= 2);
        assertThat(count("sent", "metric")).isZero();
        assertThat(count("lost", "metric")).isZero();
    }

    @Test
    void whatCannotBeReadIsNotCalledLost() {
        gate.unreadable = true;

        schedule.start();

        Eventually.holds(Duration.ofSeconds(10), "one is unreadable", () -> count("unreadable", "metric") >= 1);
        assertThat(count("lost", "metric")).isZero();
    }

    @Test
    void aProbeThatBreaksIsFollowedByAnother() {
        gate.broken = true;
        schedule.start();
        Eventually.holds(Duration.ofSeconds(10), "a probe breaks", () -> gate.breaks.get() >= 1);

        gate.broken = false;

        Eventually.holds(Duration.ofSeconds(10), "a later probe succeeds", () -> count("sent", "metric") >= 1);
    }

    @Test
    void theEndGivesUpTheProbeThatIsUnderWay() {
        schedule = schedule(LATER, LATER);
        schedule.start();
        Eventually.holds(
                Duration.ofSeconds(10),
                "the probe waits",
                () -> schedule.thread().getState() == Thread.State.TIMED_WAITING);

        schedule.close();

        assertThat(schedule.thread().isAlive()).isFalse();
        assertThat(count("lost", "log_event")).isZero();
    }

    private ProbeSchedule schedule(Duration timeout, Duration every) {
        return new ProbeSchedule(new ProbeGate(gate, timeout, Clock.systemUTC()), meters, every);
    }

    private double count(String name, String kind) {
        return registry.get("postern.probe." + name).tag("kind", kind).counter().count();
    }

    private double lastSuccess(String kind) {
        return registry.get("postern.probe.last.success")
                .tag("kind", kind)
                .gauge()
                .value();
    }
}
