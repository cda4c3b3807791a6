package io.postern.aws.cleanup;

import io.postern.cleanup.model.AllowlistEntry;
import io.postern.cleanup.model.Expiration;
import io.postern.cleanup.model.ResourceId;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An allowlist entry as an item, as AWS Auto Cleanup's Lambdas write it. */
final class EntryItem {

    static final String ID = "resource_id";
    private static final String EXPIRATION = "expiration";
    private static final String OWNER = "owner";
    private static final String COMMENT = "comment";
    static final List<String> ATTRIBUTES = List.of(ID, EXPIRATION, OWNER, COMMENT);

    /** No time of ours is further; what is beyond is not read digit by digit. */
    private static final BigDecimal SECONDS_MAX = new BigDecimal("1E17");

    private EntryItem() {}

    static Map<String, AttributeValue> key(ResourceId id) {
        return Map.of(ID, AttributeValue.fromS(id.value()));
    }

    static Map<String, AttributeValue> of(AllowlistEntry entry) {
        return Map.of(
                ID, AttributeValue.fromS(entry.resourceId().value()),
                EXPIRATION, AttributeValue.fromN(entry.expiration().toString()),
                OWNER, AttributeValue.fromS(entry.owner()),
                COMMENT, AttributeValue.fromS(entry.comment()));
    }

    /** The entry in the place of the one that is there, whose other attributes stay. */
    static Map<String, AttributeValue> of(AllowlistEntry entry, Map<String, AttributeValue> before) {
        Map<String, AttributeValue> item = new HashMap<>(before);
        item.putAll(of(entry));
        return item;
    }

    /** Nothing where the key is none that anybody could ask for. */
    static Optional<AllowlistEntry> read(Map<String, AttributeValue> item) {
        return ResourceId.read(text(item.get(ID)))
                .map(id -> new AllowlistEntry(
                        id, expiration(item.get(EXPIRATION)), text(item.get(OWNER)), text(item.get(COMMENT))));
    }

    private static String text(@Nullable AttributeValue value) {
        return value == null || value.s() == null ? "" : value.s();
    }

    /** DynamoDB lets an item without an expiration live, and so the cleanup spares its resource, for ever. */
    private static Expiration expiration(@Nullable AttributeValue value) {
        if (value == null) return Expiration.PERMANENT;
        String text = value.n() == null ? text(value) : value.n();
        try {
            BigDecimal seconds = new BigDecimal(text);
            if (seconds.compareTo(SECONDS_MAX) > 0) return Expiration.PERMANENT;
            return new Expiration(seconds.max(BigDecimal.ZERO).longValue());
        } catch (NumberFormatException _) {
            return Expiration.PERMANENT;
        }
    }
}
