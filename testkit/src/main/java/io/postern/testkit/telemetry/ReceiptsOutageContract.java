package io.postern.testkit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.model.ClientId;
import io.postern.telemetry.model.Appended;
import io.postern.telemetry.model.ReceiptId;
import io.postern.telemetry.model.Trace;
import io.postern.telemetry.port.Receipts;
import io.postern.testkit.Breakable;
import io.postern.testkit.Outages;
import io.postern.testkit.telemetry.ReceiptsContract.Desk;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link Receipts} over a network promises when its technology is gone. */
public interface ReceiptsOutageContract extends Breakable {

    /** With a new, empty queue; what it stored and noted outlives an outage. */
    Desk desk();

    /** The time as the queue sees it. */
    Instant now();

    @Test
    default void aReceiptDuringAnOutageIsNeitherUnknownNorForgotten() {
        Desk desk = desk();
        ReceiptId receipt = append(desk);
        breakIt();
        try {
            Outages.assertUnavailable(timeLimit(), () -> desk.receipts().trace(receipt, ClientId.DEFAULT));
        } finally {
            mendIt();
        }
    }

    @Test
    default void whatWasDeliveredBeforeAnOutageIsToldAfterIt() {
        Desk desk = desk();
        ReceiptId receipt = append(desk);
        QueueTaker.settle(desk.queue(), QueueTaker.take(desk.queue(), 1));
        breakIt();
        try {
            Outages.assertUnavailable(timeLimit(), () -> desk.receipts().trace(receipt, ClientId.DEFAULT));
        } finally {
            mendIt();
        }

        Outages.assertRecovers(() -> assertThat(desk.receipts()
                        .trace(receipt, ClientId.DEFAULT)
                        .orElseThrow()
                        .parts())
                .containsExactly(new Trace.Part(0, 1, new Trace.State.Delivered("request-1", false))));
    }

    private ReceiptId append(Desk desk) {
        return ((Appended.Stored) Appends.append(desk.queue(), Samples.logs(now(), "before"))).receipt();
    }
}
