package io.postern.testkit.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A log group and its streams. Not safe for threads: {@link LogOperations} holds the lock. */
final class LogGroup {

    private final String name;
    private final Instant created;
    private final SortedMap<String, Stream> streams = new TreeMap<>();
    private int retentionDays;

    LogGroup(String name, Instant created) {
        this.name = name;
        this.created = created;
    }

    String name() {
        return name;
    }

    Instant created() {
        return created;
    }

    SortedMap<String, Stream> streams() {
        return streams;
    }

    void retain(int days) {
        retentionDays = days;
    }

    /** Empty: for ever. */
    Optional<Duration> retention() {
        return retentionDays == 0 ? Optional.empty() : Optional.of(Duration.ofDays(retentionDays));
    }

    /** A log stream: its events in the order in which they were taken. */
    record Stream(String name, Instant created, List<StoredLogEvent> events) {
        Stream(String name, Instant created) {
            this(name, created, new ArrayList<>());
        }
    }
}
