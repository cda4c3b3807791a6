package io.postern.testkit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.destinations.model.DestinationName;
import io.postern.telemetry.model.Appended;
import io.postern.telemetry.model.Claim;
import io.postern.telemetry.model.CloudWatchApi;
import io.postern.telemetry.model.DestinationDepth;
import io.postern.telemetry.model.ReceiptId;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.model.Trace;
import io.postern.telemetry.port.DeliveryQueue;
import io.postern.telemetry.port.NamedQueues;
import io.postern.telemetry.port.Receipts;
import io.postern.testkit.Eventually;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link NamedQueues} promises: destinations do not touch each other. */
public interface NamedQueuesContract {

    DestinationName SHOP = new DestinationName("shop");
    DestinationName BANK = new DestinationName("bank");

    /** New queues that hold some ten thousand bytes each, and who answers their receipts. */
    record Office(NamedQueues queues, Receipts receipts) {}

    /** One where nothing waits. */
    Office office();

    /** The same queues as another replica sees them. */
    NamedQueues replicaOf(NamedQueues queues);

    /** What the clock of these queues shows. */
    Instant now();

    @Test
    default void whatIsStoredForADestinationComesOutThereAndNowhereElse() {
        NamedQueues queues = office().queues();
        Submission ofShop = logs(SHOP, "to the shop");

        append(queues, ofShop);

        assertThat(QueueTaker.submissions(QueueTaker.take(queue(queues, ofShop), 1)))
                .containsExactly(ofShop);
        assertThat(QueueTaker.takeNow(queue(queues, logs(BANK, "another")))).isEmpty();
        assertThat(QueueTaker.takeNow(queues.find(SHOP, CloudWatchApi.METRICS).orElseThrow()))
                .isEmpty();
    }

    @Test
    default void namesThatLookAlikeAreApart() {
        NamedQueues queues = office().queues();
        Submission one = logs(new DestinationName("shop-1"), "one");

        append(queues, one);

        for (String name : List.of("shop", "shop-1-1", "SHOP-1", "shop.1"))
            assertThat(QueueTaker.takeNow(queue(queues, logs(new DestinationName(name), "other"))))
                    .as(name)
                    .isEmpty();
        assertThat(QueueTaker.submissions(QueueTaker.take(queue(queues, one), 1)))
                .containsExactly(one);
    }

    @Test
    default void whileOneIsFullTheOtherAccepts() {
        NamedQueues queues = office().queues();

        fill(queues, SHOP);

        assertThat(append(queues, logs(BANK, "x".repeat(1000)))).isInstanceOf(Appended.Stored.class);
    }

    @Test
    default void whileOnesTakerHoldsItsClaimsTheOthersDelivers() {
        NamedQueues queues = office().queues();
        append(queues, logs(SHOP, "held"));
        QueueTaker.take(queue(queues, logs(SHOP, "")), 1);
        Submission ofBank = logs(BANK, "goes on");

        append(queues, ofBank);

        assertThat(QueueTaker.submissions(QueueTaker.take(queue(queues, ofBank), 1)))
                .containsExactly(ofBank);
    }

    @Test
    default void whatOneReplicaAcceptedIsSeenAndTakenByAnother() {
        NamedQueues queues = office().queues();
        NamedQueues replica = replicaOf(queues);
        Submission ofShop = logs(SHOP, "from the other side");

        append(queues, ofShop);

        Eventually.holds(
                QueueTaker.DEADLINE,
                "the other replica sees what waits",
                () -> depth(replica, SHOP).logs().submissions() == 1);
        assertThat(QueueTaker.submissions(QueueTaker.take(queue(replica, ofShop), 1)))
                .containsExactly(ofShop);
    }

    @Test
    default void depthsTellTheApisApartAndForgetWhatIsDelivered() {
        NamedQueues queues = office().queues();
        Submission ofShop = logs(SHOP, "one");
        append(queues, ofShop);
        append(queues, metrics(BANK));

        assertThat(depth(queues, SHOP).logs().submissions()).isEqualTo(1);
        assertThat(depth(queues, SHOP).metrics().submissions()).isZero();
        assertThat(depth(queues, BANK).metrics().bytes()).isPositive();

        DeliveryQueue queue = queue(queues, ofShop);
        QueueTaker.settle(queue, QueueTaker.take(queue, 1));

        Eventually.holds(
                Duration.ofSeconds(20),
                "nothing waits for the shop",
                () -> depth(queues, SHOP).sum().submissions() == 0);
    }

    @Test
    default void aReceiptIsAnsweredWhateverTheDestination() {
        Office office = office();
        Submission ofShop = logs(SHOP, "to the shop");
        Submission ofBank = metrics(BANK);
        ReceiptId shop = stored(append(office.queues(), ofShop));
        ReceiptId bank = stored(append(office.queues(), ofBank));
        DeliveryQueue queue = queue(office.queues(), ofShop);
        List<Claim> claims = QueueTaker.take(queue, 1);

        QueueTaker.settle(queue, claims);

        assertThat(states(office, shop, ofShop)).containsExactly(new Trace.State.Delivered("request-1", false));
        assertThat(states(office, bank, ofBank)).containsExactly(new Trace.State.Queued());
    }

    private static DestinationDepth depth(NamedQueues queues, DestinationName destination) {
        return queues.depths().getOrDefault(destination, DestinationDepth.NONE);
    }

    private static List<Trace.State> states(Office office, ReceiptId receipt, Submission submission) {
        return office.receipts().trace(receipt, submission.client()).orElseThrow().parts().stream()
                .map(Trace.Part::state)
                .toList();
    }

    private static ReceiptId stored(Appended appended) {
        if (appended instanceof Appended.Stored stored) return stored.receipt();
        throw new AssertionError(appended + " (expected: stored)");
    }

    private List<Submission> fill(NamedQueues queues, DestinationName destination) {
        List<Submission> stored = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            Submission next = logs(destination, "x".repeat(1000));
            if (append(queues, next) instanceof Appended.Full) return stored;
            stored.add(next);
        }
        throw new AssertionError("not full: 1000 submissions (expected: full before that)");
    }

    private static Appended append(NamedQueues queues, Submission submission) {
        return Appends.append(queue(queues, submission), submission);
    }

    private static DeliveryQueue queue(NamedQueues queues, Submission submission) {
        return queues.find(submission.destination(), submission.api()).orElseThrow();
    }

    private Submission logs(DestinationName destination, String message) {
        return Samples.sentTo(destination, Samples.logs(now(), message));
    }

    private Submission metrics(DestinationName destination) {
        return Samples.sentTo(
                destination,
                Samples.metrics("Shop", now(), List.of(Samples.datum("orders", now(), Samples.single(1)))));
    }
}
