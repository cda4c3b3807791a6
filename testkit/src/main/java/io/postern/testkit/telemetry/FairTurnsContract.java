package io.postern.testkit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.model.ClientId;
import io.postern.access.model.Weight;
import io.postern.telemetry.model.Appended;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.port.DeliveryQueue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What every {@link DeliveryQueue} promises of clients beside each other. They are named so that they share no part of a
 * queue that puts several clients into one.
 */
public interface FairTurnsContract {

    ClientId FLOOD = new ClientId("flood");
    ClientId OTHER = new ClientId("client-3");

    /** A new, empty queue. */
    DeliveryQueue queue();

    /** A new, empty queue that is full before it holds 1,000 submissions of one event of 1,000 bytes. */
    DeliveryQueue tightQueue();

    /** The queue's time. */
    Instant now();

    @Test
    default void aFloodDoesNotHoldUpAnotherClient() {
        DeliveryQueue queue = queue();
        append(queue, FLOOD, 1, 300);
        append(queue, OTHER, 1, 1);

        assertThat(takenOf(OTHER, queue, 100)).isEqualTo(1);
    }

    @Test
    default void clientsTakeTurnsByWeight() {
        DeliveryQueue queue = queue();
        append(queue, FLOOD, 1, 300);
        append(queue, OTHER, 3, 200);

        assertThat(takenOf(OTHER, queue, 160)).isBetween(100, 140);
    }

    @Test
    default void turnsOfThoseWhoHaveNothingGoToTheOthers() {
        DeliveryQueue queue = queue();
        append(queue, OTHER, 100, 5);
        append(queue, FLOOD, 1, 100);

        assertThat(takenOf(FLOOD, queue, 85)).isEqualTo(80);
    }

    @Test
    default void whoIsGivenLargeSubmissionsWaitsForAsManyRecordsOfOthers() {
        DeliveryQueue queue = queue();
        for (int i = 0; i < 20; i++) Appends.append(queue, Samples.sentBy(FLOOD, Samples.logs(now(), 100)));
        append(queue, OTHER, 1, 400);

        int ofOther = 0;
        int ofFlood = 0;
        while (ofOther < 200) {
            List<Submission> taken = QueueTaker.submissions(queue.take(40, QueueTaker.DEADLINE));
            ofOther += records(OTHER, taken);
            ofFlood += records(FLOOD, taken);
        }
        assertThat(ofFlood).isBetween(100, 400);
    }

    @Test
    default void aFloodLeavesRoomForAnotherClient() {
        DeliveryQueue queue = tightQueue();
        int stored = 0;
        while (Appends.append(queue, kilobyte(FLOOD)) instanceof Appended.Stored) stored++;

        assertThat(stored).isPositive();
        assertThat(Appends.append(queue, kilobyte(OTHER))).isInstanceOf(Appended.Stored.class);
    }

    private Submission kilobyte(ClientId client) {
        return Samples.sentBy(client, Samples.logs(now(), "x".repeat(1000)));
    }

    /** One after the other, so that none shares its place in the queue. */
    private void append(DeliveryQueue queue, ClientId client, int weight, int submissions) {
        for (int i = 0; i < submissions; i++)
            assertThat(Appends.append(queue, Samples.sentBy(client, Samples.logs(now(), "one")), new Weight(weight)))
                    .isInstanceOf(Appended.Stored.class);
    }

    private static int takenOf(ClientId client, DeliveryQueue queue, int records) {
        List<Submission> taken = new ArrayList<>();
        while (taken.size() < records)
            taken.addAll(QueueTaker.submissions(queue.take(Math.min(40, records - taken.size()), QueueTaker.DEADLINE)));
        return records(client, taken);
    }

    private static int records(ClientId client, List<Submission> taken) {
        return taken.stream()
                .filter(submission -> submission.client().equals(client))
                .mapToInt(Submission::size)
                .sum();
    }
}
