package io.postern.aws.cleanup;

import io.postern.aws.AwsFailures;
import io.postern.shared.PortUnavailable;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

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
