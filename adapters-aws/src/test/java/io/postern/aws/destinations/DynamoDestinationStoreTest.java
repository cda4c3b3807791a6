package io.postern.aws.destinations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.destinations.model.DestinationName;
import io.postern.destinations.model.Keeping;
import io.postern.destinations.model.Sealed;
import io.postern.destinations.model.SealedDestination;
import io.postern.destinations.port.DestinationStore;
import io.postern.shared.PortUnavailable;
import io.postern.testkit.AtOnce;
import io.postern.testkit.Unique;
import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import io.postern.testkit.cloudwatch.Fault;
import io.postern.testkit.cloudwatch.Operation;
import io.postern.testkit.destinations.DestinationStoreContract;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class DynamoDestinationStoreTest implements DestinationStoreContract {

    private static final DestinationName SHOP = new DestinationName("shop");
    private static final SealedDestination KEPT = new SealedDestination(SHOP, 1, new Sealed("1.a.c2VhbA.dGV4dA"));

    @AutoClose
    private static final CloudWatchStandIn AWS = CloudWatchStandIn.start();

    @AutoClose
    private static final DynamoAdapters ONE = DynamoAdapters.of(AWS.endpoint());

    @AutoClose
    private static final DynamoAdapters OTHER = DynamoAdapters.of(AWS.endpoint());

    private final String table = Unique.name("destinations");

    @AfterEach
    void reset() {
        AWS.reset();
    }

    @Override
    public DestinationStore store() {
        return ONE.store(table);
    }

    @Override
    public DestinationStore replica() {
        return OTHER.store(table);
    }

    @Override
    public void fill(List<SealedDestination> destinations) {
        ONE.fill(table, destinations);
    }

    @Test
    void aListOfManyPagesIsReadToItsEnd() {
        List<DestinationName> names = IntStream.range(100, 400)
                .mapToObj(number -> new DestinationName("d" + number))
                .toList();
        assertThat(store().list()).isEmpty(); // which makes the table
        fill(names.stream()
                .map(name -> new SealedDestination(name, 1, new Sealed("x".repeat(8_000))))
                .toList());
        int before = AWS.calls(Operation.SCAN);

        assertThat(store().list()).extracting(SealedDestination::name).containsExactlyElementsOf(names);
        assertThat(AWS.calls(Operation.SCAN) - before).isEqualTo(3);
    }

    @Test
    void itsMarkIsReadWithoutAScan() {
        assertThat(store().mark()).contains("");
        store().add(KEPT);
        int before = AWS.calls(Operation.SCAN);

        assertThat(store().mark()).isPresent().isNotEqualTo(Optional.of(""));
        assertThat(AWS.calls(Operation.SCAN)).isEqualTo(before);
        assertThat(store().list()).containsExactly(KEPT);
    }

    @Test
    void aChangeWhoseMarkCannotBeWrittenIsMadeAllTheSame() {
        store().add(KEPT);
        AWS.misbehave(new Fault.Fail(500)).on(Operation.PUT_ITEM).always();

        assertThat(store().remove(KEPT)).isTrue();

        assertThat(store().list()).isEmpty();
    }

    @Test
    void whoAddsAtOnceToTheLastPlacePutsInNoMoreThanOne() {
        store().add(KEPT); // and with it the mark
        fill(IntStream.range(2, DestinationStore.DESTINATIONS_MAX)
                .mapToObj(i -> new SealedDestination(new DestinationName("d" + i), 1, new Sealed("x")))
                .toList());
        AtomicInteger number = new AtomicInteger();

        List<Keeping> keepings = AtOnce.run(8, () -> store().add(new SealedDestination(
                new DestinationName("last-" + number.incrementAndGet()), 1, new Sealed("x"))));

        long kept = keepings.stream().filter(Keeping.KEPT::equals).count();
        assertThat(kept).isLessThanOrEqualTo(1);
        assertThat(keepings).contains(Keeping.FULL).doesNotContain(Keeping.NAME_TAKEN);
        assertThat(store().list()).hasSize(DestinationStore.DESTINATIONS_MAX - 1 + (int) kept);
    }

    @Test
    void aWriteWhoseAnswerIsLostIsMadeOnceAndNotKnown() {
        store().add(KEPT);
        AWS.misbehave(new Fault.CutAfterProcessing()).on(Operation.DELETE_ITEM).times(1);

        assertThatThrownBy(() -> store().remove(KEPT)).isInstanceOf(PortUnavailable.class);

        assertThat(AWS.calls(Operation.DELETE_ITEM)).isEqualTo(1);
        assertThat(store().find(SHOP)).isEmpty();
    }

    @Test
    void whatSomebodyElseWroteIsShownAndDoesNotOpen() {
        store().add(KEPT);
        for (Map<String, AttributeValue> item : List.of(
                Map.of("name", AttributeValue.fromS("shop")),
                Map.of("name", AttributeValue.fromS("shop"), "version", AttributeValue.fromS("one")),
                Map.of("name", AttributeValue.fromS("shop"), "version", AttributeValue.fromN("-1")),
                Map.of("name", AttributeValue.fromS("shop"), "version", AttributeValue.fromN("1")))) {
            ONE.client().putItem(request -> request.tableName(table).item(item));

            assertThat(store().list()).containsExactly(new SealedDestination(SHOP, 1, new Sealed("unreadable")));
            assertThat(store().find(SHOP)).isPresent();
        }
    }

    @Test
    void whatHasNoUsableNameIsNobodys() {
        store().add(KEPT);
        ONE.client().putItem(request -> request.tableName(table).item(Map.of("name", AttributeValue.fromS("a b"))));

        assertThat(store().list()).containsExactly(KEPT);
    }
}
