package io.postern.aws.cleanup;

import io.postern.cleanup.model.RecordedChange;
import io.postern.cleanup.port.ChangeTrail;
import io.postern.shared.PortUnavailable;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** The trail of a {@link DynamoAllowlist}, in a table of its own: what is to be read follows from the newest number. */
final class DynamoChangeTrail implements ChangeTrail {

    private static final String WHAT = "list changes of the allowlist";

    /** A page of the largest changes is a tenth of what one answer holds, so the rest is left out only under throttling. */
    private static final int ANSWERS_MAX = 5;

    private final CleanupTables tables;
    private final ChangeTable table;
    private final Clock clock;

    DynamoChangeTrail(CleanupTables tables, ChangeTable table, Clock clock) {
        this.tables = tables;
        this.table = table;
        this.clock = clock;
    }

    @Override
    public List<RecordedChange> before(long number, int most) {
        long last = ChangeItem.lastOf(tables.item(WHAT, table.name(), ChangeItem.keyOfLast()));
        long newest = Math.min(number - 1, last);
        long oldest = Math.max(newest - most, last - table.max()) + 1;
        if (newest < 1 || newest < oldest) return List.of();
        Instant since = clock.instant().minus(table.keep());
        return items(Math.max(oldest, 1), newest)
                .flatMap(item -> ChangeItem.read(item).stream())
                .filter(one -> !one.edit().at().isBefore(since))
                .sorted(Comparator.comparingLong(RecordedChange::number).reversed())
                .toList();
    }

    private Stream<Map<String, AttributeValue>> items(long oldest, long newest) {
        Map<String, KeysAndAttributes> asked = Map.of(
                table.name(),
                KeysAndAttributes.builder()
                        .keys(LongStream.rangeClosed(oldest, newest)
                                .mapToObj(ChangeItem::key)
                                .toList())
                        .consistentRead(true)
                        .build());
        Stream<Map<String, AttributeValue>> items = Stream.of();
        for (int answers = 0; answers < ANSWERS_MAX; answers++) {
            Map<String, KeysAndAttributes> missing = asked;
            BatchGetItemResponse answer =
                    tables.call(WHAT, client -> client.batchGetItem(request -> request.requestItems(missing)));
            items = Stream.concat(items, answer.responses().values().stream().flatMap(Collection::stream));
            asked = answer.unprocessedKeys();
            if (asked.isEmpty()) return items;
        }
        throw new PortUnavailable(
                "DynamoDB cannot " + WHAT + ": it answers only a part", new TimeoutException(ANSWERS_MAX + " answers"));
    }
}
