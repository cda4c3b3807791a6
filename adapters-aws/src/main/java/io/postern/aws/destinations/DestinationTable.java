package io.postern.aws.destinations;

import io.postern.aws.AwsFailures;
import io.postern.shared.PortUnavailable;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.waiters.DynamoDbWaiter;

/** Calls to one table, each made once, with failures in words that an operator can act on. */
final class DestinationTable {

    /** AWS takes some seconds; asking more often would only be throttled. */
    private static final Duration CREATION_MAX = Duration.ofSeconds(30);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final DynamoDbClient client;
    private final String name;
    private final boolean createMissing;

    DestinationTable(DynamoDbClient client, String name, boolean createMissing) {
        this.client = client;
        this.name = name;
        this.createMissing = createMissing;
    }

    String name() {
        return name;
    }

    /**
     * The answer to a call; a table that is missing is made first, if it may be.
     *
     * @param what the attempt, for the message of a failure
     * @throws PortUnavailable when there is no answer, or AWS does not do it
     */
    <T> T call(String what, Function<DynamoDbClient, T> call) {
        try {
            return call.apply(client);
        } catch (SdkException failure) {
            if (!AwsFailures.missing(failure)) throw unavailable(what, failure);
            if (!createMissing)
                throw new PortUnavailable(
                        "DynamoDB cannot " + what + ": there is no table " + name
                                + " (make it, with the text \"name\" as its key, or set"
                                + " postern.destinations.dynamodb.create-table)",
                        failure);
        }
        create(what);
        try {
            return call.apply(client);
        } catch (SdkException failure) {
            throw unavailable(what, failure);
        }
    }

    /** Whether a conditional write was done; of what it was not, nothing was. */
    boolean write(String what, Consumer<DynamoDbClient> write) {
        return call(what, writing -> {
            try {
                write.accept(writing);
                return true;
            } catch (SdkException failure) {
                if (AwsFailures.conditionFailed(failure)) return false;
                throw failure;
            }
        });
    }

    /** Another replica may be at it; whoever is first, all wait until the table is there. */
    private void create(String what) {
        try {
            client.createTable(request -> request.tableName(name)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(AttributeDefinition.builder()
                            .attributeName(DestinationItem.NAME)
                            .attributeType(ScalarAttributeType.S)
                            .build())
                    .keySchema(KeySchemaElement.builder()
                            .attributeName(DestinationItem.NAME)
                            .keyType(KeyType.HASH)
                            .build()));
        } catch (SdkException failure) {
            if (!AwsFailures.present(failure)) throw unavailable(what, failure);
        }
        try (DynamoDbWaiter waiter = DynamoDbWaiter.builder()
                .client(client)
                .overrideConfiguration(options -> options.waitTimeout(CREATION_MAX)
                        .maxAttempts((int) CREATION_MAX.dividedBy(BETWEEN_LOOKS))
                        .backoffStrategyV2(BackoffStrategy.fixedDelayWithoutJitter(BETWEEN_LOOKS)))
                .build()) {
            waiter.waitUntilTableExists(request -> request.tableName(name));
        } catch (SdkException failure) {
            throw unavailable(what, failure);
        }
    }

    private static PortUnavailable unavailable(String what, SdkException failure) {
        return AwsFailures.unavailable("DynamoDB cannot " + what, failure);
    }
}
