package io.postern.aws.cleanup;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.locks.ReentrantLock;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * DynamoDB's transactions are serializable, the emulator's are not: it copies the table first, which fails while another
 * one writes, and puts the copy back when a condition does not hold, with which the other's write is lost. So it gets one
 * at a time; what is read in between is still read at once.
 */
final class TransactionsInTurn {

    private static final ReentrantLock TURN = new ReentrantLock();

    private TransactionsInTurn() {}

    static DynamoDbClient of(DynamoDbClient client) {
        return (DynamoDbClient) Proxy.newProxyInstance(
                DynamoDbClient.class.getClassLoader(),
                new Class<?>[] {DynamoDbClient.class},
                (proxy, method, arguments) -> {
                    boolean transaction = method.getName().equals("transactWriteItems");
                    if (transaction) TURN.lock();
                    try {
                        return method.invoke(client, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    } finally {
                        if (transaction) TURN.unlock();
                    }
                });
    }
}
