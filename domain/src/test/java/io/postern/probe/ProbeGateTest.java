package io.postern.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.probe.model.Finding;
import io.postern.probe.model.Mark;
import io.postern.probe.model.RecordKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ProbeGateTest {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    private final PlannedGate gate = new PlannedGate();

    @Test
    void whatArrivesIsTimedFromItsAcceptance() {
        gate.shows(RecordKind.METRIC, Duration.ofMillis(255)).shows(RecordKind.LOG_EVENT, Duration.ZERO);

        assertThat(probe())
                .containsExactly(
                        new Finding.Visible(
                                RecordKind.METRIC, receipt(0), PlannedGate.ACCEPTING, Duration.ofMillis(255)),
                        new Finding.Visible(RecordKind.LOG_EVENT, receipt(5), PlannedGate.ACCEPTING, Duration.ZERO));
    }

    @Test
    void whatIsNotThereWhenTimeIsOverIsLost() {
        gate.shows(RecordKind.METRIC, Duration.ZERO);

        assertThat(probe()).last().isEqualTo(new Finding.Lost(RecordKind.LOG_EVENT, receipt(5), PlannedGate.ACCEPTING));
        assertThat(Duration.between(PlannedGate.START, gate.instant())).isEqualTo(TIMEOUT.plusMillis(10));
    }

    @Test
    void whatCannotBeReadIsNotCalledLost() {
        gate.unreadable();

        assertThat(probe())
                .first()
                .isEqualTo(new Finding.Unreadable(
                        RecordKind.METRIC, receipt(0), PlannedGate.ACCEPTING, "the destination does not answer"));
    }

    @Test
    void whatIsNotAcceptedIsNotLookedFor() {
        gate.full();

        assertThat(probe())
                .containsExactly(
                        new Finding.NotSent(RecordKind.METRIC, "the queue is full"),
                        new Finding.NotSent(RecordKind.LOG_EVENT, "the queue is full"));
        assertThat(gate.looks()).isZero();
    }

    @Test
    void aRefusalIsToldInTheGatesWords() {
        gate.refusing();

        assertThat(probe()).first().isEqualTo(new Finding.NotSent(RecordKind.METRIC, "its token is not valid"));
    }

    @Test
    void aProbeThatIsGivenUpSaysNothingOfTheGate() {
        gate.shows(RecordKind.METRIC, Duration.ZERO);

        List<Finding> findings = new ProbeGate(gate, TIMEOUT, gate).probe(_ -> false);

        assertThat(findings).last().isEqualTo(new Finding.Abandoned(RecordKind.LOG_EVENT));
        assertThat(findings).first().isInstanceOf(Finding.Visible.class);
    }

    @Test
    void pausesGrowWithTheTimeThatWent() {
        List<Duration> pauses = new ArrayList<>();

        new ProbeGate(gate, TIMEOUT, gate).probe(pause -> pauses.add(pause) && gate.pass(pause));

        assertThat(pauses).first().isEqualTo(Duration.ofMillis(250));
        assertThat(pauses).hasSizeBetween(30, 70).allMatch(pause -> pause.compareTo(Duration.ofSeconds(10)) <= 0);
    }

    @Test
    void marksOfLaterProbesAreGreater() {
        Mark earlier = new Mark(RecordKind.METRIC, PlannedGate.START);
        Mark later = new Mark(RecordKind.METRIC, PlannedGate.START.plusMillis(1));

        assertThat(later.value()).isGreaterThan(earlier.value());
        assertThat(later.message()).isNotEqualTo(earlier.message());
    }

    private List<Finding> probe() {
        return new ProbeGate(gate, TIMEOUT, gate).probe(gate::pass);
    }

    /** The double's receipt of the mark that was made so many milliseconds after the start. */
    private static String receipt(int millis) {
        return "postern probe " + PlannedGate.START.plusMillis(millis).toEpochMilli();
    }
}
