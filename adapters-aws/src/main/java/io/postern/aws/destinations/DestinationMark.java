package io.postern.aws.destinations;

import io.postern.shared.PortUnavailable;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

/**
 * One item beside those of destinations that is written anew after each change of them, under a key that is no name: to
 * read it costs one read unit, to read a thousand destinations costs hundreds.
 */
final class DestinationMark {

    private static final Logger LOG = LoggerFactory.getLogger(DestinationMark.class);
    private static final AttributeValue NAME = AttributeValue.fromS(".mark");
    private static final Map<String, AttributeValue> KEY = Map.of(DestinationItem.NAME, NAME);
    private static final String MARK = "mark";

    /** That of a table in which nothing was ever changed. */
    private static final String NONE = "";

    private final DestinationTable table;

    DestinationMark(DestinationTable table) {
        this.table = table;
    }

    String read() {
        GetItemResponse found = table.call(
                "read the mark of destinations",
                client -> client.getItem(
                        request -> request.tableName(table.name()).key(KEY).consistentRead(true)));
        if (!found.hasItem()) return NONE;
        return Optional.ofNullable(found.item().get(MARK))
                .map(AttributeValue::s)
                .orElse(NONE);
    }

    /** After a change, and never before: who reads the new mark must find what it stands for. */
    void renew() {
        Map<String, AttributeValue> item = Map.of(
                DestinationItem.NAME,
                NAME,
                MARK,
                AttributeValue.fromS(UUID.randomUUID().toString()));
        try {
            table.call(
                    "write the mark of destinations",
                    client -> client.putItem(
                            request -> request.tableName(table.name()).item(item)));
        } catch (PortUnavailable unavailable) {
            // The change itself is made, and replicas list all now and then: they hear of it a little later.
            LOG.warn("A change of destinations may take effect a minute later. why={}", unavailable.getMessage());
        }
    }
}
