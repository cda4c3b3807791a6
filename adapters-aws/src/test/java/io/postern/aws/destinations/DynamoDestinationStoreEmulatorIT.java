package io.postern.aws.destinations;

import io.postern.destinations.model.SealedDestination;
import io.postern.destinations.port.DestinationStore;
import io.postern.testkit.Unique;
import io.postern.testkit.destinations.DestinationStoreContract;
import io.postern.testkit.emulator.LocalEmu;
import java.util.List;
import org.junit.jupiter.api.AutoClose;

/** The same promises on a DynamoDB that nobody here wrote. */
final class DynamoDestinationStoreEmulatorIT implements DestinationStoreContract {

    @AutoClose
    private static final LocalEmu AWS = LocalEmu.start();

    @AutoClose
    private static final DynamoAdapters ONE = DynamoAdapters.of(AWS.endpoint());

    @AutoClose
    private static final DynamoAdapters OTHER = DynamoAdapters.of(AWS.endpoint());

    private final String table = Unique.name("destinations");

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
}
