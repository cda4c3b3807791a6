package io.postern.redis.telemetry;

import io.postern.destinations.model.DestinationName;

/**
 * The name of a queue in its keys.
 *
 * @param place among the queues whose receipts share one form, from 0
 * @param destination whose queue it is
 */
record QueueName(String value, int place, DestinationName destination) {

    static final QueueName METRICS = new QueueName("metrics", 0);
    static final QueueName LOGS = new QueueName("logs", 1);

    /** That of the configured destination. */
    QueueName(String value, int place) {
        this(value, place, DestinationName.DEFAULT);
    }

    /** The queue of the same API for that destination. */
    QueueName of(DestinationName other) {
        return new QueueName(value, place, other);
    }

    /** How many partitions it can have. */
    int partitionsMax() {
        return destination.isDefault() ? Partition.MOST : Partition.MOST_OF_NAMED;
    }

    /** The number that receipts and claims give to a partition of this queue. */
    int inReceipts(int partition) {
        return place * Partition.MOST + partition;
    }

    /** Whether a receipt's partition is one of this queue's. */
    boolean has(int numberInReceipts) {
        return numberInReceipts / Partition.MOST == place && numberInReceipts % Partition.MOST < partitionsMax();
    }

    /** The keys of the partition to which receipts give this number. */
    QueueKeys keys(int numberInReceipts) {
        return partition(numberInReceipts % Partition.MOST);
    }

    /** The keys of that partition. The number stands before the destination, whose name may end in one. */
    QueueKeys partition(int number) {
        if (destination.isDefault()) return QueueKeys.partition(value, number);
        return QueueKeys.of((number == 0 ? value : value + "-" + number) + "@" + destination);
    }
}
