package io.postern.aws.destinations;

import io.micronaut.context.ApplicationContext;
import io.postern.destinations.port.DestinationStore;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** DynamoDB as the framework wires it, in front of a server that stands for it. */
final class DynamoAdapters implements AutoCloseable {

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

    @Override
    public void close() {
        context.close();
    }
}
