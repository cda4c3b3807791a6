package io.postern.aws.cleanup;

import io.postern.cleanup.model.AllowlistEntry;
import io.postern.cleanup.model.Author;
import io.postern.cleanup.model.Edit;
import io.postern.cleanup.model.EntryChange;
import io.postern.cleanup.model.RecordedChange;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A change of the allowlist as an item of a table of its own, under its number; and the item under {@code last} that tells
 * the number of the newest one.
 */
final class ChangeItem {

    static final String KEY = "change";
    static final String NUMBER = "number";

    private static final String LAST = "last";
    private static final String AT = "at";
    private static final String AUTHOR = "author";
    private static final String ID = "resource_id";
    private static final String FROM = "from";
    private static final String TO = "to";

    /** For the table's TTL, in seconds. */
    private static final String EXPIRES = "expires";

    private ChangeItem() {}

    static Map<String, AttributeValue> key(long number) {
        return Map.of(KEY, AttributeValue.fromS(Long.toString(number)));
    }

    static Map<String, AttributeValue> keyOfLast() {
        return Map.of(KEY, AttributeValue.fromS(LAST));
    }

    /** What tells that no change is newer than that one. */
    static Map<String, AttributeValue> last(long number) {
        return Map.of(KEY, AttributeValue.fromS(LAST), NUMBER, number(number));
    }

    /** The number of the newest change; 0 when there was none. */
    static long lastOf(Map<String, AttributeValue> item) {
        return whole(item.get(NUMBER));
    }

    static Map<String, AttributeValue> of(RecordedChange change, Duration keep) {
        Edit edit = change.edit();
        Map<String, AttributeValue> item = new HashMap<>(key(change.number()));
        item.put(NUMBER, number(change.number()));
        item.put(AT, number(edit.at().toEpochMilli()));
        item.put(AUTHOR, AttributeValue.fromS(edit.author().value()));
        item.put(ID, AttributeValue.fromS(change.change().resourceId().value()));
        item.put(EXPIRES, number(edit.at().plus(keep).getEpochSecond()));
        change.change().from().ifPresent(entry -> item.put(FROM, AttributeValue.fromM(EntryItem.of(entry))));
        change.change().to().ifPresent(entry -> item.put(TO, AttributeValue.fromM(EntryItem.of(entry))));
        return item;
    }

    /** Nothing where it is none of ours. */
    static Optional<RecordedChange> read(Map<String, AttributeValue> item) {
        Optional<EntryChange> change = EntryChange.of(side(item.get(FROM)), side(item.get(TO)));
        AttributeValue author = item.get(AUTHOR);
        if (author == null || author.s() == null) return Optional.empty();
        try {
            Edit edit = new Edit(new Author(author.s()), Instant.ofEpochMilli(whole(item.get(AT))));
            return change.map(known -> new RecordedChange(whole(item.get(NUMBER)), edit, known));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<AllowlistEntry> side(@Nullable AttributeValue value) {
        return value == null || !value.hasM() ? Optional.empty() : EntryItem.read(value.m());
    }

    private static AttributeValue number(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }

    private static long whole(@Nullable AttributeValue value) {
        return value == null || value.n() == null ? 0 : Long.parseLong(value.n());
    }
}
