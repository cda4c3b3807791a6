package io.postern.aws.cleanup;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.postern.destinations.model.Endpoint;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * The tables of AWS Auto Cleanup in DynamoDB, and one of ours. They are never made here: its stacks make the former, and its
 * web page reads them.
 *
 * @param allowlistTable the name of the one that holds allowlist entries; needed when it is chosen
 * @param entriesMax items in it at which no entry comes in any more, by a count that may be a minute old
 * @param settingsTable the name of the one that holds the settings; needed when it is chosen
 * @param changesTable the name of ours, which holds the trail of the allowlist; needed when that is chosen
 * @param changesMax changes kept in it; at the bound the oldest go
 * @param changesKeep how long each of them is told; at least a day
 * @param region where they are; empty: {@code postern.aws.region}
 * @param endpoint address of a server that stands for DynamoDB; empty: {@code postern.aws.endpoint}. A text, because an
 *     address that the framework cannot convert would count as absent
 */
@ConfigurationProperties("postern.cleanup.dynamodb")
record CleanupTablesConfig(
        String allowlistTable,
        int entriesMax,
        String settingsTable,
        String changesTable,
        int changesMax,
        Duration changesKeep,
        String region,
        String endpoint) {

    /** Source: "Naming rules" in the developer guide of DynamoDB. */
    private static final Pattern TABLE = Pattern.compile("|[A-Za-z0-9_.-]{3,255}");

    private static final Pattern REGION = Pattern.compile("[a-z0-9-]*");

    CleanupTablesConfig {
        check("allowlist-table", allowlistTable, TABLE, "3 to 255 of A-Z a-z 0-9 _ . -, or nothing");
        check("settings-table", settingsTable, TABLE, "3 to 255 of A-Z a-z 0-9 _ . -, or nothing");
        check("changes-table", changesTable, TABLE, "3 to 255 of A-Z a-z 0-9 _ . -, or nothing");
        if (entriesMax < 1) throw wrong("entries-max", Integer.toString(entriesMax), "1 or more");
        if (changesMax < 1) throw wrong("changes-max", Integer.toString(changesMax), "1 or more");
        if (changesKeep.toDays() < 1) throw wrong("changes-keep", changesKeep.toString(), "a day or more");
        check("region", region, REGION, "a region such as eu-central-1, or nothing");
        if (!endpoint.isEmpty() && !isAddress(endpoint))
            throw wrong("endpoint", endpoint, "an http or https address, or nothing");
    }

    /** The table of whoever has chosen it for the allowlist. */
    String chosenAllowlistTable() {
        if (allowlistTable.isEmpty())
            throw wrong("allowlist-table", "not set", "a table while postern.cleanup.allowlist is dynamodb");
        return allowlistTable;
    }

    /** The table of whoever has chosen it for the settings. */
    String chosenSettingsTable() {
        if (settingsTable.isEmpty())
            throw wrong("settings-table", "not set", "a table while postern.cleanup.settings is dynamodb");
        return settingsTable;
    }

    /** The trail of whoever has chosen the table for the allowlist: no change is made without it. */
    ChangeTable chosenChanges() {
        if (changesTable.isEmpty())
            throw wrong("changes-table", "not set", "a table while postern.cleanup.allowlist is dynamodb");
        return new ChangeTable(changesTable, changesMax, changesKeep);
    }

    private static void check(String key, String value, Pattern form, String expected) {
        if (!form.matcher(value).matches()) throw wrong(key, value, expected);
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
                "postern.cleanup.dynamodb." + key + ": " + value + " (expected: " + expected + ")");
    }
}
