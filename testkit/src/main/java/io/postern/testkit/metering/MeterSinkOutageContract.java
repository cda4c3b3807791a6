package io.postern.testkit.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.postern.metering.model.MeterEvent;
import io.postern.metering.model.Telling;
import io.postern.metering.port.MeterSink;
import io.postern.testkit.Breakable;
import io.postern.testkit.Eventually;
import io.postern.testkit.Outages;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link MeterSink} promises when its other side is gone: it never throws, and refuses no event for that. */
public interface MeterSinkOutageContract extends Breakable {

    /** The sink under test, whose rounds end after three seconds; the same one throughout a test. */
    MeterSink sink();

    /** Longest time in which a round must have ended. */
    @Override
    default Duration timeLimit() {
        return Duration.ofSeconds(10);
    }

    @Test
    default void whatIsToldDuringAnOutageIsForLaterInTime() {
        MeterSink sink = sink();
        breakIt();
        try {
            assertThat(tell(sink, SinkEvents.events(200))).hasSize(200).allSatisfy(telling -> assertThat(telling)
                    .isInstanceOfSatisfying(Telling.Later.class, later -> assertThat(later.why())
                            .isNotBlank()));
        } finally {
            mendIt();
        }
    }

    @Test
    default void whatWasForLaterIsToldAfterAnOutage() {
        MeterSink sink = sink();
        List<MeterEvent> events = SinkEvents.events(20);
        breakIt();
        try {
            tell(sink, events);
        } finally {
            mendIt();
        }

        Eventually.passes(
                Outages.RECOVERY,
                () -> assertThat(tell(sink, events)).hasSize(20).allMatch(Telling.Told.class::isInstance));
    }

    private List<Telling> tell(MeterSink sink, List<MeterEvent> events) {
        return assertTimeoutPreemptively(timeLimit(), () -> sink.tell(events));
    }
}
