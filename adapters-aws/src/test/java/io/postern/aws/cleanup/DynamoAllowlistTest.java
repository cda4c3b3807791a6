package io.postern.aws.cleanup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.cleanup.model.AllowlistEntry;
import io.postern.cleanup.model.Expiration;
import io.postern.cleanup.model.Keeping;
import io.postern.cleanup.model.ResourceId;
import io.postern.cleanup.port.Allowlist;
import io.postern.shared.PortUnavailable;
import io.postern.testkit.MovableClock;
import io.postern.testkit.Unique;
import io.postern.testkit.cleanup.AllowlistContract;
import io.postern.testkit.cleanup.Entries;
import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import io.postern.testkit.cloudwatch.Fault;
import io.postern.testkit.cloudwatch.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class DynamoAllowlistTest implements AllowlistContract {

    @AutoClose
    private static final CloudWatchStandIn AWS = CloudWatchStandIn.start();

    @AutoClose
    private static final CleanupAdapters ONE = CleanupAdapters.of(AWS.endpoint());

    @AutoClose
    private static final CleanupAdapters OTHER = CleanupAdapters.of(AWS.endpoint());

    private final String table = Unique.name("allowlist");

    @BeforeEach
    void create() {
        ONE.createAllowlist(table);
    }

    @AfterEach
    void reset() {
        AWS.reset();
    }

    @Override
    public Allowlist allowlist() {
        return ONE.allowlist(table);
    }

    @Override
    public Allowlist replica() {
        return OTHER.allowlist(table);
    }

    /** As the original's Lambdas put it. */
    @Test
    void whatTheOriginalWritesIsRead() {
        AllowlistEntry entry = new AllowlistEntry(
                new ResourceId("ecr:image:sha256:f1"), new Expiration(4_102_444_800L), "me@example.org", "");
        put(Map.of(
                "resource_id", AttributeValue.fromS("ecr:image:sha256:f1"),
                "expiration", AttributeValue.fromN("4102444800"),
                "owner", AttributeValue.fromS("me@example.org"),
                "comment", AttributeValue.fromS("")));

        assertThat(allowlist().find(entry.resourceId())).contains(entry);
        assertThat(allowlist().replace(entry, Entries.longer(entry), Entries.EDIT))
                .isTrue();
        assertThat(allowlist().remove(Entries.longer(entry), Entries.EDIT)).isTrue();
    }

    @Test
    void whatIsWrittenIsWhatTheOriginalReads() {
        AllowlistEntry entry = Entries.of("s3:bucket:a");
        allowlist().add(entry, Entries.EDIT);
        allowlist().replace(entry, entry.until(new Expiration(1_800_000_000L)), Entries.EDIT);

        assertThat(ONE.client()
                        .getItem(request -> request.tableName(table)
                                .key(Map.of("resource_id", AttributeValue.fromS("s3:bucket:a")))
                                .consistentRead(true))
                        .item())
                .isEqualTo(Map.of(
                        "resource_id", AttributeValue.fromS("s3:bucket:a"),
                        "expiration", AttributeValue.fromN("1800000000"),
                        "owner", AttributeValue.fromS("somebody@example.org"),
                        "comment", AttributeValue.fromS("why \u00e9\ud83d\ude00 not?")));
    }

    @Test
    void whatOthersLeaveOutOrAddHindersNobodyAndStays() {
        for (Map<String, AttributeValue> odd : Stream.of(
                        Map.<String, AttributeValue>of(),
                        Map.of("expiration", AttributeValue.fromN("4102444800")),
                        Map.of("expiration", AttributeValue.fromS("soon"), "ticket", AttributeValue.fromS("T-1")),
                        Map.of("expiration", AttributeValue.fromN("1E40")),
                        Map.of("owner", AttributeValue.fromNul(true), "comment", AttributeValue.fromN("7")))
                .toList()) {
            Map<String, AttributeValue> item = new HashMap<>(odd);
            item.put("resource_id", AttributeValue.fromS("s3:bucket:odd"));
            put(item);
            AllowlistEntry read = new AllowlistEntry(new ResourceId("s3:bucket:odd"), Expiration.PERMANENT, "", "");
            AllowlistEntry owned = new AllowlistEntry(read.resourceId(), read.expiration(), "me", "");

            assertThat(allowlist().find(read.resourceId())).contains(read);
            assertThat(allowlist().replace(read, owned, Entries.EDIT)).isTrue();
            assertThat(allowlist().find(read.resourceId())).contains(owned);
            assertThat(AWS.items(table).getFirst().keySet()).containsAll(odd.keySet());
            assertThat(allowlist().remove(owned, Entries.EDIT)).isTrue();
        }
    }

    @Test
    void aListOfManyPagesIsReadToItsEndWithoutWhatIsNotShown() {
        IntStream.range(100, 400)
                .forEach(i -> put(Map.of(
                        "resource_id", AttributeValue.fromS("s3:bucket:" + i),
                        "expiration", AttributeValue.fromN("4102444800"),
                        "owner", AttributeValue.fromS("me"),
                        "comment", AttributeValue.fromS("x".repeat(8_000)),
                        "history", AttributeValue.fromS("y"))));
        int before = AWS.calls(Operation.SCAN);

        try (Stream<AllowlistEntry> listed = allowlist().list()) {
            assertThat(listed.map(entry -> entry.resourceId().id()))
                    .containsExactlyElementsOf(IntStream.range(100, 400)
                            .mapToObj(Integer::toString)
                            .toList());
        }
        assertThat(AWS.calls(Operation.SCAN) - before).isEqualTo(3);
    }

    @Test
    void thereIsRoomForSoManyByACountThatIsAMinuteOld() {
        MovableClock clock = MovableClock.at(Instant.parse("2026-05-01T12:00:00Z"));
        ChangeTable changes = new ChangeTable(CleanupAdapters.trailOf(table), 10, Duration.ofDays(1));
        Allowlist three = ONE.allowlist(table, changes, 3, clock);
        AllowlistEntry mine = Entries.entry();
        put(EntryItem.of(Entries.of("s3:bucket:by-the-original")));
        three.add(mine, Entries.EDIT);
        three.add(Entries.entry(), Entries.EDIT);

        assertThat(three.add(Entries.entry(), Entries.EDIT)).isEqualTo(Keeping.FULL);
        assertThat(three.add(mine, Entries.EDIT)).isEqualTo(Keeping.PRESENT);
        ONE.client().deleteItem(request -> request.tableName(table)
                .key(EntryItem.key(new ResourceId("s3:bucket:by-the-original"))));
        assertThat(three.add(Entries.entry(), Entries.EDIT)).isEqualTo(Keeping.FULL);

        clock.advance(Duration.ofMinutes(1));
        assertThat(three.add(Entries.entry(), Entries.EDIT)).isEqualTo(Keeping.KEPT);
        assertThat(three.add(Entries.entry(), Entries.EDIT)).isEqualTo(Keeping.FULL);
        three.remove(mine, Entries.EDIT);
        assertThat(three.add(mine, Entries.EDIT)).isEqualTo(Keeping.KEPT);
    }

    @Test
    void aTableThatIsMissingIsToldAndNotMade() {
        assertThatThrownBy(() -> ONE.allowlist("nowhere").list())
                .isInstanceOf(PortUnavailable.class)
                .hasMessageStartingWith("DynamoDB cannot list allowlist entries: ");
        assertThat(AWS.calls(Operation.CREATE_TABLE)).isEqualTo(2); // the test's own
    }

    @Test
    void aWriteWhoseAnswerIsLostIsMadeOnceAndNotKnown() {
        AllowlistEntry entry = Entries.entry();
        AWS.misbehave(new Fault.CutAfterProcessing())
                .on(Operation.TRANSACT_WRITE_ITEMS)
                .times(1);

        assertThatThrownBy(() -> allowlist().add(entry, Entries.EDIT)).isInstanceOf(PortUnavailable.class);

        assertThat(allowlist().find(entry.resourceId())).contains(entry);
    }

    private void put(Map<String, AttributeValue> item) {
        ONE.client().putItem(request -> request.tableName(table).item(item));
    }
}
