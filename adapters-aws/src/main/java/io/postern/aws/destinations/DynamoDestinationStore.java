package io.postern.aws.destinations;

import io.postern.destinations.model.DestinationName;
import io.postern.destinations.model.Keeping;
import io.postern.destinations.model.SealedDestination;
import io.postern.destinations.port.DestinationStore;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/**
 * Destinations that all replicas share, an item each in a table of DynamoDB; what is in it is sealed before it comes
 * here. Every read is a consistent one, and every write has the condition that the item is still what the caller knows.
 */
final class DynamoDestinationStore implements DestinationStore {

    private static final String IS_FREE = "attribute_not_exists(#name)";
    private static final Map<String, String> NAME = Map.of("#name", DestinationItem.NAME);

    /** The seal as well: a new seal of the same destination keeps its version. */
    private static final String IS_THAT_ONE = "#version = :version AND #sealed = :sealed";

    private static final Map<String, String> STATE =
            Map.of("#version", DestinationItem.VERSION, "#sealed", DestinationItem.SEALED);

    private final DestinationTable table;
    private final DestinationMark mark;

    DynamoDestinationStore(DestinationTable table) {
        this.table = table;
        this.mark = new DestinationMark(table);
    }

    @Override
    public Optional<SealedDestination> find(DestinationName name) {
        GetItemResponse found = table.call(
                "find a destination",
                client -> client.getItem(request -> request.tableName(table.name())
                        .key(DestinationItem.key(name))
                        .consistentRead(true)));
        return found.hasItem() ? DestinationItem.read(found.item()) : Optional.empty();
    }

    @Override
    public List<SealedDestination> list() {
        return table.call(
                "list destinations",
                client ->
                        client
                                .scanPaginator(request ->
                                        request.tableName(table.name()).consistentRead(true))
                                .items()
                                .stream()
                                // A replica that died while it added one too many has left it; a table with many more
                                // is none of ours.
                                .limit(2L * DESTINATIONS_MAX)
                                .flatMap(item -> DestinationItem.read(item).stream())
                                .sorted(Comparator.comparing(SealedDestination::name))
                                .toList());
    }

    @Override
    public Optional<String> mark() {
        return Optional.of(mark.read());
    }

    /**
     * Adds first and counts then, and takes one too many away again: counting first would let in all who count at once.
     * Of those who add at once to the last place none may get it.
     */
    @Override
    public Keeping add(SealedDestination destination) {
        boolean free = change(
                "add a destination",
                client -> client.putItem(request -> request.tableName(table.name())
                        .item(DestinationItem.of(destination))
                        .conditionExpression(IS_FREE)
                        .expressionAttributeNames(NAME)));
        if (!free) return Keeping.NAME_TAKEN;
        if (!overfull()) return Keeping.KEPT;
        return remove(destination) ? Keeping.FULL : Keeping.KEPT;
    }

    @Override
    public boolean replace(SealedDestination before, SealedDestination after) {
        return change(
                "replace a destination",
                client -> client.putItem(request -> request.tableName(table.name())
                        .item(DestinationItem.of(after))
                        .conditionExpression(IS_THAT_ONE)
                        .expressionAttributeNames(STATE)
                        .expressionAttributeValues(state(before))));
    }

    @Override
    public boolean remove(SealedDestination destination) {
        return change(
                "remove a destination",
                client -> client.deleteItem(request -> request.tableName(table.name())
                        .key(DestinationItem.key(destination.name()))
                        .conditionExpression(IS_THAT_ONE)
                        .expressionAttributeNames(STATE)
                        .expressionAttributeValues(state(destination))));
    }

    private boolean change(String what, Consumer<DynamoDbClient> write) {
        boolean done = table.write(what, write);
        if (done) mark.renew();
        return done;
    }

    private boolean overfull() {
        return table.call("count destinations", client -> {
            int count = -1; // the mark is none of them
            for (ScanResponse page : client.scanPaginator(request ->
                    request.tableName(table.name()).consistentRead(true).select(Select.COUNT))) {
                count += page.count();
                if (count > DESTINATIONS_MAX) return true;
            }
            return false;
        });
    }

    private static Map<String, AttributeValue> state(SealedDestination destination) {
        return Map.of(":version", DestinationItem.version(destination), ":sealed", DestinationItem.sealed(destination));
    }
}
