package io.postern.redis.telemetry;

/**
 * The name of a queue in its keys.
 *
 * @param place among the queues whose receipts share one form, from 0
 */
record QueueName(String value, int place) {

    static final QueueName METRICS = new QueueName("metrics", 0);
    static final QueueName LOGS = new QueueName("logs", 1);

    /** The number that receipts and claims give to a partition of this queue. */
    int inReceipts(int partition) {
        return place * Partition.MOST + partition;
    }

    /** Whether a receipt's partition is one of this queue's. */
    boolean has(int numberInReceipts) {
        return numberInReceipts / Partition.MOST == place;
    }

    /** The keys of the partition to which receipts give this number. */
    QueueKeys keys(int numberInReceipts) {
        return QueueKeys.partition(value, numberInReceipts % Partition.MOST);
    }
}
