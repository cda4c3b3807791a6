package io.postern.testkit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.postern.destinations.model.DestinationName;
import io.postern.telemetry.model.Appended;
import io.postern.telemetry.model.CloudWatchApi;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.port.DeliveryQueue;
import io.postern.telemetry.port.NamedQueues;
import io.postern.testkit.Breakable;
import io.postern.testkit.Outages;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link NamedQueues} over a network promises when its technology is gone. */
public interface NamedQueuesOutageContract extends Breakable {

    DestinationName CAFE = new DestinationName("cafe");
    DestinationName BAKERY = new DestinationName("bakery");

    /** New queues in which nothing waits, with ample room and a lease of a few seconds. */
    NamedQueues queues();

    /** The time as the queues see it. */
    Instant now();

    @Test
    default void howMuchWaitsIsNotSaidDuringAnOutage() {
        NamedQueues queues = queues();
        append(queues, CAFE, "before");
        breakIt();
        try {
            Outages.assertUnavailable(timeLimit(), queues::depths);
        } finally {
            mendIt();
        }
    }

    @Test
    default void aQueueIsFoundDuringAnOutageAndTakesNothingInSilence() {
        NamedQueues queues = queues();
        append(queues, CAFE, "before");
        breakIt();
        try {
            for (DestinationName name : new DestinationName[] {CAFE, BAKERY}) {
                DeliveryQueue queue = assertTimeoutPreemptively(timeLimit(), () -> queue(queues, name));
                Outages.assertUnavailable(timeLimit(), () -> Appends.append(queue, logs(name, "during")));
            }
        } finally {
            mendIt();
        }
    }

    @Test
    default void whatWaitedBeforeAnOutageIsCountedAndComesOutAfterIt() {
        NamedQueues queues = queues();
        Submission before = append(queues, CAFE, "before");
        breakIt();
        try {
            Outages.assertUnavailable(timeLimit(), queues::depths);
        } finally {
            mendIt();
        }

        Outages.assertRecovers(() -> assertThat(queues.depths())
                .hasEntrySatisfying(
                        CAFE, depth -> assertThat(depth.logs().submissions()).isEqualTo(1)));
        Outages.assertRecovers(() -> assertThat(QueueTaker.submissions(QueueTaker.takeNow(queue(queues, CAFE))))
                .containsExactly(before));
    }

    @Test
    default void aDestinationThatHadNothingIsServedAfterAnOutage() {
        NamedQueues queues = queues();
        breakIt();
        try {
            Outages.assertUnavailable(timeLimit(), queues::depths);
        } finally {
            mendIt();
        }

        Outages.assertRecovers(() -> append(queues, BAKERY, "after"));

        Outages.assertRecovers(() -> assertThat(queues.depths()).containsOnlyKeys(BAKERY));
    }

    private static DeliveryQueue queue(NamedQueues queues, DestinationName name) {
        return queues.find(name, CloudWatchApi.LOGS).orElseThrow();
    }

    private Submission append(NamedQueues queues, DestinationName name, String message) {
        Submission submission = logs(name, message);
        assertThat(Appends.append(queue(queues, name), submission)).isInstanceOf(Appended.Stored.class);
        return submission;
    }

    private Submission logs(DestinationName name, String message) {
        return Samples.sentTo(name, Samples.logs(now(), message));
    }
}
