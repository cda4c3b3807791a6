package io.postern.testkit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.telemetry.model.Appended;
import io.postern.telemetry.model.Claim;
import io.postern.telemetry.model.ReceiptId;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.port.DeliveryQueue;
import io.postern.testkit.Breakable;
import io.postern.testkit.Outages;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link DeliveryQueue} over a network promises when its technology is gone. */
public interface DeliveryQueueOutageContract extends Breakable {

    /** A new, empty queue with ample room and a lease of a few seconds. */
    DeliveryQueue queue();

    /** The time as the queue sees it. */
    Instant now();

    @Test
    default void anAppendDuringAnOutageSaysSoInTime() {
        DeliveryQueue queue = queue();
        Appends.append(queue, Samples.logs(now(), "before"));
        breakIt();
        try {
            Outages.assertUnavailable(timeLimit(), () -> Appends.append(queue, Samples.logs(now(), "during")));
        } finally {
            mendIt();
        }
    }

    @Test
    default void recallingDuringAnOutageSaysSoInTime() {
        DeliveryQueue queue = queue();
        Submission submission = Samples.logs(now(), "before");
        breakIt();
        try {
            Outages.assertUnavailable(timeLimit(), () -> Appends.recall(queue, "key", "print", submission));
        } finally {
            mendIt();
        }
    }

    @Test
    default void puttingBackDuringAnOutageSaysSoInTime() {
        DeliveryQueue queue = queue();
        Submission submission = Samples.logs(now(), "before");
        ReceiptId receipt = ((Appended.Stored) Appends.append(queue, submission)).receipt();
        breakIt();
        try {
            Outages.assertUnavailable(timeLimit(), () -> Appends.putBack(queue, "key", receipt, submission, 0));
        } finally {
            mendIt();
        }
    }

    @Test
    default void aTakeDuringAnOutageSaysSoInTime() {
        DeliveryQueue queue = queue();
        Appends.append(queue, Samples.logs(now(), "before"));
        breakIt();
        try {
            Outages.assertUnavailable(timeLimit(), () -> queue.take(1000, Duration.ZERO));
        } finally {
            mendIt();
        }
    }

    @Test
    default void aSettlementDuringAnOutageSaysSoInTime() {
        DeliveryQueue queue = queue();
        Appends.append(queue, Samples.logs(now(), "before"));
        List<Claim> claims = QueueTaker.take(queue, 1);
        breakIt();
        try {
            Outages.assertUnavailable(timeLimit(), () -> QueueTaker.settle(queue, claims));
        } finally {
            mendIt();
        }
    }

    @Test
    default void theDepthDuringAnOutageSaysSoInTime() {
        DeliveryQueue queue = queue();
        Appends.append(queue, Samples.logs(now(), "before"));
        breakIt();
        try {
            Outages.assertUnavailable(timeLimit(), queue::depth);
        } finally {
            mendIt();
        }
    }

    @Test
    default void whatWasStoredBeforeComesOutAfterwards() {
        DeliveryQueue queue = queue();
        Submission submission = Samples.logs(now(), "before");
        Appends.append(queue, submission);
        breakIt();
        mendIt();

        Outages.assertRecovers(queue::depth);
        Outages.assertRecovers(() ->
                assertThat(QueueTaker.submissions(QueueTaker.takeNow(queue))).containsExactly(submission));
    }

    @Test
    default void theQueueStoresAgainAfterwards() {
        DeliveryQueue queue = queue();
        Appends.append(queue, Samples.logs(now(), "before"));
        breakIt();
        mendIt();
        Submission submission = Samples.logs(now(), "after");

        Outages.assertRecovers(() -> Appends.append(queue, submission));

        Outages.assertRecovers(() ->
                assertThat(QueueTaker.submissions(QueueTaker.takeNow(queue))).contains(submission));
    }

    @Test
    default void whatWasClaimedCanBeSettledAfterwards() {
        DeliveryQueue queue = queue();
        Appends.append(queue, Samples.logs(now(), "before"));
        List<Claim> claims = QueueTaker.take(queue, 1);
        breakIt();
        mendIt();

        // Too late for the first claim is fine: then it comes back, and settling the second ends it.
        Outages.assertRecovers(() -> QueueTaker.settle(queue, claims));
        Outages.assertRecovers(() -> {
            QueueTaker.settle(queue, QueueTaker.takeNow(queue));
            assertThat(queue.depth().submissions()).isZero();
        });
    }
}
