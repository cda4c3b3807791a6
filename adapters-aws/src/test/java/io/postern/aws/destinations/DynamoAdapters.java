package io.postern.aws.destinations;

import io.micronaut.context.ApplicationContext;
import io.postern.destinations.model.SealedDestination;
import io.postern.destinations.port.DestinationStore;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** DynamoDB as the framework wires it, in front of a server that stands for it. */
final class DynamoAdapters implements AutoCloseable {

    /** DynamoDB's own bound of a transaction. */
    private static final int WRITES_MAX = 100;

    private final ApplicationContext context;

    private DynamoAdapters(ApplicationContext context) {
        this.context = context;
    }

    static DynamoAdapters of(URI endpoint) {
        return of(endpoint, Map.of());
    }

    static DynamoAdapters of(URI endpoint, Map<String, String> properties) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "postern.destinations.store", "dynamodb",
                "postern.aws.endpoint", endpoint.toString(),
                "postern.aws.region", "eu-central-1",
                "aws.access-key-id", "AKIATEST",
                "aws.secret-key", "secret-key"));
        all.putAll(properties);
        return new DynamoAdapters(ApplicationContext.run(all));
    }

    DynamoDbClient client() {
        return context.getBean(DynamoDbClient.class);
    }

    /** What the configuration chose. */
    DestinationStore store() {
        return context.getBean(DestinationStore.class);
    }

    /** A store that makes that table when it is missing. */
    DestinationStore store(String table) {
        return new DynamoDestinationStore(new DestinationTable(client(), table, true));
    }

    /** Writes what a store would write that adds them to that table, a hundred at once. */
    void fill(String table, List<SealedDestination> destinations) {
        for (int from = 0; from < destinations.size(); from += WRITES_MAX) {
            int until = Math.min(from + WRITES_MAX, destinations.size());
            List<TransactWriteItem> writes = destinations.subList(from, until).stream()
                    .map(destination -> TransactWriteItem.builder()
                            .put(put -> put.tableName(table).item(DestinationItem.of(destination)))
                            .build())
                    .toList();
            client().transactWriteItems(request -> request.transactItems(writes));
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
