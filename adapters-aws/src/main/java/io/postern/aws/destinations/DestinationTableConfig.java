package io.postern.aws.destinations;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.postern.destinations.model.Endpoint;
import java.net.URI;
import java.util.regex.Pattern;

/**
 * The table in DynamoDB that holds registered destinations.
 *
 * @param table its name; needed when it is chosen as the store
 * @param region where it is; empty: {@code postern.aws.region}
 * @param endpoint address of a server that stands for DynamoDB; empty: {@code postern.aws.endpoint}. A text, because an
 *     address that the framework cannot convert would count as absent
 * @param createTable whether the table is made when it is missing, with on-demand capacity
 */
@ConfigurationProperties("postern.destinations.dynamodb")
record DestinationTableConfig(String table, String region, String endpoint, boolean createTable) {

    /** Source: "Naming rules" in the developer guide of DynamoDB. */
    private static final Pattern TABLE = Pattern.compile("|[A-Za-z0-9_.-]{3,255}");

    private static final Pattern REGION = Pattern.compile("[a-z0-9-]*");

    DestinationTableConfig {
        if (!TABLE.matcher(table).matches()) throw wrong("table", table, "3 to 255 of A-Z a-z 0-9 _ . -, or nothing");
        if (!REGION.matcher(region).matches())
            throw wrong("region", region, "a region such as eu-central-1, or nothing");
        if (!endpoint.isEmpty() && !isAddress(endpoint))
            throw wrong("endpoint", endpoint, "an http or https address, or nothing");
    }

    /** The name of the table of whoever has chosen it. */
    String chosenTable() {
        if (table.isEmpty())
            throw wrong("table", "not set", "the name of a table while postern.destinations.store is dynamodb");
        return table;
    }

    private static boolean isAddress(String text) {
        try {
            Endpoint _ = new Endpoint.Elsewhere(URI.create(text));
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static IllegalArgumentException wrong(String key, String value, String expected) {
        return new IllegalArgumentException(
                "postern.destinations.dynamodb." + key + ": " + value + " (expected: " + expected + ")");
    }
}
