package io.postern.testkit.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The real SDK reads back what it wrote, and hears what DynamoDB would say. */
class TableRoundTripTest {

    private static final Map<String, AttributeValue> KEY = Map.of("id", AttributeValue.fromS("one"));
    private static final Map<String, AttributeValue> ITEM =
            Map.of("id", AttributeValue.fromS("one"), "count", AttributeValue.fromN("1"));

    @AutoClose
    private static final CloudWatchStandIn STAND_IN = CloudWatchStandIn.start();

    @AutoClose
    private static final DynamoDbClient TABLES = SdkClients.tables(STAND_IN.endpoint());

    @BeforeEach
    void create() {
        STAND_IN.reset();
        createTable();
        assertThat(status()).isEqualTo(TableStatus.CREATING);
        assertThat(status()).isEqualTo(TableStatus.ACTIVE);
    }

    @Test
    void whatIsPutIsReadAndScannedAndDeleted() {
        put(request -> {});

        assertThat(get(true)).isEqualTo(ITEM);
        assertThat(TABLES.scan(request -> request.tableName("things").consistentRead(true))
                        .items())
                .containsExactly(ITEM);
        assertThat(STAND_IN.items("things")).containsExactly(Map.of("id", "one", "count", "1"));
        TABLES.deleteItem(request -> request.tableName("things").key(KEY));
        assertThat(get(true)).isEmpty();
    }

    @Test
    void anInconsistentReadLagsBehind() {
        put(request -> {});

        assertThat(get(false)).isEmpty();
    }

    @Test
    void aConditionThatIsNotMetWritesNothing() {
        put(request -> {});

        assertThatThrownBy(() -> put(request -> request.conditionExpression("attribute_not_exists(#id)")
                        .expressionAttributeNames(Map.of("#id", "id"))))
                .isInstanceOf(ConditionalCheckFailedException.class);
        put(request -> request.conditionExpression("#count = :one")
                .expressionAttributeNames(Map.of("#count", "count"))
                .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1"))));
    }

    @Test
    void whatAConditionDoesNotUseOrExplainIsRefused() {
        assertThatThrownBy(() -> put(request -> request.conditionExpression("#count = :one")
                        .expressionAttributeNames(Map.of("#count", "count"))))
                .isInstanceOf(DynamoDbException.class)
                .hasMessageContaining("[:one]");
        assertThatThrownBy(() -> put(request -> request.expressionAttributeNames(Map.of("#count", "count"))))
                .hasMessageContaining("[#count]");
        assertThatThrownBy(() -> put(request -> request.conditionExpression("count = 1")))
                .hasMessageContaining("Syntax error");
    }

    @Test
    void truthsAndMapsAreReadBackAndAScanTellsWhatIsAskedFor() {
        AttributeValue map = AttributeValue.fromM(Map.of("on", AttributeValue.fromBool(true)));
        put(request ->
                request.item(Map.of("id", AttributeValue.fromS("one"), "map", map, "x", AttributeValue.fromNul(true))));

        assertThat(TABLES.scan(request -> request.tableName("things")
                                .consistentRead(true)
                                .projectionExpression("#map, #id")
                                .expressionAttributeNames(Map.of("#map", "map", "#id", "id")))
                        .items())
                .containsExactly(Map.of("id", AttributeValue.fromS("one"), "map", map));
        assertThatThrownBy(
                        () -> TABLES.scan(request -> request.tableName("things").projectionExpression("#map")))
                .hasMessageContaining("[#map]");
    }

    @Test
    void ofPutsTogetherAllAreDoneOrNone() {
        putTogether("one", "two");
        assertThat(STAND_IN.items("things")).hasSize(2);

        assertThatThrownBy(() -> putTogether("three", "two"))
                .isInstanceOf(TransactionCanceledException.class)
                .hasMessageContaining("[None, ConditionalCheckFailed]");
        assertThat(STAND_IN.items("things")).hasSize(2);
    }

    @Test
    void aDeleteGoesTogetherWithPutsAndEachReasonIsTold() {
        put(request -> {});
        TransactWriteItem gone = TransactWriteItem.builder()
                .delete(delete -> delete.tableName("things").key(KEY))
                .build();
        TransactWriteItem two = TransactWriteItem.builder()
                .put(put -> put.tableName("things")
                        .item(Map.of("id", AttributeValue.fromS("two")))
                        .conditionExpression("attribute_not_exists(#id)")
                        .expressionAttributeNames(Map.of("#id", "id")))
                .build();

        TABLES.transactWriteItems(request -> request.transactItems(gone, two));

        assertThat(STAND_IN.items("things")).containsExactly(Map.of("id", "two"));
        assertThatThrownBy(() -> TABLES.transactWriteItems(request -> request.transactItems(gone, two)))
                .isInstanceOfSatisfying(
                        TransactionCanceledException.class, cancelled -> assertThat(cancelled.cancellationReasons())
                                .extracting(CancellationReason::code)
                                .containsExactly("None", "ConditionalCheckFailed"));
    }

    @Test
    void manyAreReadAtOnceAndThoseThatAreMissingLeftOut() {
        put(request -> {});

        assertThat(getMany("one", "two")).containsExactly(ITEM);
        assertThatThrownBy(() -> getMany("one", "one")).hasMessageContaining("contains duplicates");
        assertThatThrownBy(() -> getMany(
                        IntStream.range(0, 101).mapToObj(Integer::toString).toArray(String[]::new)))
                .hasMessageContaining("Too many items requested");
    }

    @Test
    void whatIsNotHeededIsRefused() {
        assertThatThrownBy(() -> TABLES.scan(
                        request -> request.tableName("things").segment(0).totalSegments(2)))
                .hasMessageContaining("is not heeded here");
    }

    @Test
    void anItemWithoutItsKeyOrTooLargeIsRefused() {
        assertThatThrownBy(() -> put(request -> request.item(Map.of("count", AttributeValue.fromN("1")))))
                .hasMessageContaining("Missing the key id in the item");
        assertThatThrownBy(() -> put(request -> request.item(Map.of("id", AttributeValue.fromS("")))))
                .hasMessageContaining("cannot contain an empty string value");
        assertThatThrownBy(() -> put(request -> request.item(
                        Map.of("id", AttributeValue.fromS("one"), "text", AttributeValue.fromS("x".repeat(409_600))))))
                .hasMessageContaining("Item size has exceeded");
    }

    @Test
    void aTableIsThereOnceAndOthersAreNot() {
        assertThatThrownBy(TableRoundTripTest::createTable).isInstanceOf(ResourceInUseException.class);
        assertThatThrownBy(() ->
                        TABLES.getItem(request -> request.tableName("others").key(KEY)))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    private static List<Map<String, AttributeValue>> getMany(String... ids) {
        KeysAndAttributes keys = KeysAndAttributes.builder()
                .keys(Arrays.stream(ids)
                        .map(id -> Map.of("id", AttributeValue.fromS(id)))
                        .toList())
                .consistentRead(true)
                .build();
        return TABLES.batchGetItem(request -> request.requestItems(Map.of("things", keys)))
                .responses()
                .getOrDefault("things", List.of());
    }

    private static void createTable() {
        TABLES.createTable(request -> request.tableName("things")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName("id")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .keySchema(KeySchemaElement.builder()
                        .attributeName("id")
                        .keyType(KeyType.HASH)
                        .build()));
    }

    private static TableStatus status() {
        return TABLES.describeTable(request -> request.tableName("things"))
                .table()
                .tableStatus();
    }

    private static void putTogether(String... ids) {
        TABLES.transactWriteItems(request -> request.transactItems(Arrays.stream(ids)
                .map(id -> TransactWriteItem.builder()
                        .put(put -> put.tableName("things")
                                .item(Map.of("id", AttributeValue.fromS(id)))
                                .conditionExpression("attribute_not_exists(#id)")
                                .expressionAttributeNames(Map.of("#id", "id")))
                        .build())
                .toList()));
    }

    private static void put(Consumer<PutItemRequest.Builder> more) {
        TABLES.putItem(PutItemRequest.builder()
                .tableName("things")
                .item(ITEM)
                .applyMutation(more)
                .build());
    }

    private static Map<String, AttributeValue> get(boolean consistent) {
        return TABLES.getItem(request -> request.tableName("things").key(KEY).consistentRead(consistent))
                .item();
    }
}
