package io.postern.testkit.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.postern.metering.model.MeterEvent;
import io.postern.metering.model.Waiting;
import io.postern.metering.port.SinkQueue;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link SinkQueue} promises. */
public interface SinkQueueContract {

    /** The queue under test, empty at first; the same one throughout a test. */
    SinkQueue queue();

    /** Another replica's way to it; an adapter that lives in one process gives the same queue. */
    default SinkQueue replica() {
        return queue();
    }

    /** Puts events into it, as the usage ledger does. */
    void fill(List<MeterEvent> events);

    /** Returns once every claim that there is has ended. */
    void letClaimsEnd();

    @Test
    default void anEmptyQueueHasNothing() {
        assertThat(queue().claim(10)).isEmpty();
        assertThat(queue().depth().events()).isZero();
        assertThat(queue().depth().oldest()).isZero();
    }

    @Test
    default void whatWaitsIsClaimedInItsOrderAndComesBackEqual() {
        List<MeterEvent> events = List.of(SinkEvents.event(), SinkEvents.bare("bare"), SinkEvents.event());
        fill(events);

        assertThat(events(queue().claim(10))).isEqualTo(events);
    }

    @Test
    default void aClaimHoldsNoMoreThanWasAskedFor() {
        List<MeterEvent> events = SinkEvents.events(5);
        fill(events);

        assertThat(events(queue().claim(2))).isEqualTo(events.subList(0, 2));
        assertThat(events(queue().claim(2))).isEqualTo(events.subList(2, 4));
        assertThat(events(queue().claim(2))).isEqualTo(events.subList(4, 5));
    }

    @Test
    default void whatOneReplicaClaimedNoOtherHas() {
        fill(SinkEvents.events(3));
        queue().claim(3);

        assertThat(replica().claim(3)).isEmpty();
    }

    @Test
    default void whatIsSettledNeverComesBack() {
        fill(SinkEvents.events(3));
        queue().settle(queue().claim(3));

        letClaimsEnd();

        assertThat(queue().claim(3)).isEmpty();
        assertThat(queue().depth().events()).isZero();
    }

    @Test
    default void whatIsNotSettledComesBackToWhoeverAsksBeforeWhatIsNew() {
        List<MeterEvent> events = SinkEvents.events(3);
        fill(events);
        List<Waiting> claimed = queue().claim(3);
        queue().settle(claimed.subList(1, 2));
        MeterEvent fresh = SinkEvents.event();
        fill(List.of(fresh));

        letClaimsEnd();

        assertThat(events(replica().claim(10))).containsExactly(events.get(0), events.get(2), fresh);
    }

    @Test
    default void whatComesBackIsClaimedByOne() {
        fill(SinkEvents.events(3));
        queue().claim(3);
        letClaimsEnd();
        queue().claim(3);

        assertThat(replica().claim(3)).isEmpty();
    }

    @Test
    default void whatComesBackTellsWhenItCame() {
        fill(SinkEvents.events(1));
        Waiting first = queue().claim(1).getFirst();

        letClaimsEnd();

        assertThat(queue().claim(1).getFirst().since()).isEqualTo(first.since());
    }

    @Test
    default void moreThanOneClaimCanHoldComesBackWhole() {
        fill(SinkEvents.events(50));
        queue().claim(50);
        letClaimsEnd();

        int back = 0;
        for (int claim = 0; claim < 50 && back < 50; claim++)
            back += queue().claim(7).size();

        assertThat(back).isEqualTo(50);
    }

    @Test
    default void settlingTwiceDoesNoHarm() {
        fill(SinkEvents.events(2));
        List<Waiting> claimed = queue().claim(1);
        queue().settle(claimed);

        assertThatCode(() -> queue().settle(claimed)).doesNotThrowAnyException();
        assertThat(queue().depth().events()).isEqualTo(1);
    }

    @Test
    default void whatIsClaimedIsStillCounted() {
        fill(SinkEvents.events(3));
        queue().claim(2);

        assertThat(queue().depth().events()).isEqualTo(3);
    }

    @Test
    default void itTellsHowLongTheOldestHasWaited() {
        fill(SinkEvents.events(1));
        queue().claim(1);

        letClaimsEnd();

        assertThat(queue().depth().oldest()).isGreaterThan(Duration.ZERO);
    }

    private static List<MeterEvent> events(List<Waiting> claimed) {
        return claimed.stream().map(Waiting::event).toList();
    }
}
