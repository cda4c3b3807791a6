package io.postern.aws.cleanup;

import io.postern.aws.AwsFailures;
import io.postern.shared.PortUnavailable;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Calls to the tables of the cleanup, each made once, with failures in words that an operator can act on. */
record CleanupTables(DynamoDbClient client) implements AutoCloseable {

    /**
     * The answer to a call.
     *
     * @param what the attempt, for the message of a failure
     * @throws PortUnavailable when there is no answer, or AWS does not do it
     */
    <T> T call(String what, Function<DynamoDbClient, T> call) {
        try {
            return call.apply(client);
        } catch (SdkException failure) {
            throw unavailable(what, failure);
        }
    }

    /** The item of that key, as it is now; empty when there is none. */
    Map<String, AttributeValue> item(String what, String table, Map<String, AttributeValue> key) {
        return call(what, client -> client.getItem(
                        request -> request.tableName(table).key(key).consistentRead(true))
                .item());
    }

    /** What became of a transaction; of one that was not done, nothing was. */
    enum Transacted {
        DONE,

        /** The condition of its first write did not hold. */
        FIRST_FAILED,

        /** Others write one of its items right now, or did so a moment ago. */
        OTHERS_WRITE
    }

    Transacted transact(String what, List<TransactWriteItem> writes) {
        try {
            client.transactWriteItems(request -> request.transactItems(writes));
            return Transacted.DONE;
        } catch (SdkException failure) {
            List<String> reasons = AwsFailures.cancellations(failure);
            if (reasons.isEmpty() || !AwsFailures.conditionFailed(failure)) throw unavailable(what, failure);
            return reasons.getFirst().equals("ConditionalCheckFailed")
                    ? Transacted.FIRST_FAILED
                    : Transacted.OTHERS_WRITE;
        }
    }

    /** Whether a conditional write was done; of what it was not, nothing was. */
    boolean write(String what, Consumer<DynamoDbClient> write) {
        try {
            write.accept(client);
            return true;
        } catch (SdkException failure) {
            if (AwsFailures.conditionFailed(failure)) return false;
            throw unavailable(what, failure);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private static PortUnavailable unavailable(String what, SdkException failure) {
        return AwsFailures.unavailable("DynamoDB cannot " + what, failure);
    }
}
