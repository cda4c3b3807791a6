package io.postern.testkit.metering;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.metering.model.MeterEvent;
import io.postern.metering.model.Waiting;
import io.postern.metering.port.SinkQueue;
import io.postern.testkit.Breakable;
import io.postern.testkit.Outages;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link SinkQueue} over a network promises when its technology is gone. */
public interface SinkQueueOutageContract extends Breakable {

    /** The queue under test; the same one throughout a test. */
    SinkQueue queue();

    /** Puts events into it, as the usage ledger does. */
    void fill(List<MeterEvent> events);

    @Test
    default void callsDuringAnOutageSaySoInTime() {
        SinkQueue queue = queue();
        fill(SinkEvents.events(1));
        List<Waiting> claimed = queue.claim(1);
        breakIt();
        try {
            Outages.assertUnavailable(timeLimit(), () -> queue.claim(1));
            Outages.assertUnavailable(timeLimit(), () -> queue.settle(claimed));
            Outages.assertUnavailable(timeLimit(), queue::depth);
        } finally {
            mendIt();
        }
    }

    @Test
    default void whatWaitedIsThereAfterAnOutage() {
        SinkQueue queue = queue();
        fill(SinkEvents.events(2));
        breakIt();
        mendIt();

        Outages.assertRecovers(queue::depth);

        assertThat(queue.claim(10)).hasSize(2);
    }
}
