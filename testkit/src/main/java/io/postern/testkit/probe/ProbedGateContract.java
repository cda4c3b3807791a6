package io.postern.testkit.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.probe.model.Mark;
import io.postern.probe.model.RecordKind;
import io.postern.probe.model.Sent;
import io.postern.probe.port.ProbedGate;
import io.postern.testkit.Eventually;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link ProbedGate} promises, on a gate that delivers within seconds. */
public interface ProbedGateContract {

    /** The gate under test; the same one throughout a test. */
    ProbedGate gate();

    @ParameterizedTest
    @EnumSource
    default void whatWasSentIsShownOnceItIsDelivered(RecordKind kind) {
        Mark mark = new Mark(kind, Instant.now());

        assertThat(gate().send(mark))
                .isInstanceOfSatisfying(Sent.Accepted.class, accepted -> assertThat(accepted.receipt())
                        .isNotEmpty());

        Eventually.holds(Duration.ofSeconds(10), "the mark is shown", () -> gate().shows(mark));
    }

    @ParameterizedTest
    @EnumSource
    default void whatWasNotSentIsNotShown(RecordKind kind) {
        assertThat(gate().shows(new Mark(kind, Instant.now()))).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    default void anEarlierMarkIsNotTakenForALaterOne(RecordKind kind) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Mark earlier = new Mark(kind, now.minusMillis(1));
        gate().send(earlier);
        Eventually.holds(Duration.ofSeconds(10), "the earlier mark is shown", () -> gate().shows(earlier));

        assertThat(gate().shows(new Mark(kind, now))).isFalse();
    }
}
