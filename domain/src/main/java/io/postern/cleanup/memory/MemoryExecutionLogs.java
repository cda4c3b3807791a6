package io.postern.cleanup.memory;

import io.postern.cleanup.model.ExecutionKey;
import io.postern.cleanup.port.ExecutionLogs;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Logs of this process only. Nothing but a test writes any: without a bucket there is no cleanup that would. */
public final class MemoryExecutionLogs implements ExecutionLogs {

    private final NavigableMap<ExecutionKey, byte[]> logs = new ConcurrentSkipListMap<>();

    /** Keeps a log, in the place of an older one under that key. */
    public void put(ExecutionKey key, byte[] content) {
        logs.put(key, content.clone());
    }

    @Override
    public List<ExecutionKey> list(ExecutionKey before, int max) {
        if (max < 1) throw new IllegalArgumentException("max: " + max + " (expected: 1 or more)");
        return logs.headMap(before, false).descendingMap().keySet().stream()
                .limit(max)
                .toList();
    }

    @Override
    public Optional<InputStream> open(ExecutionKey key) {
        return Optional.ofNullable(logs.get(key)).map(ByteArrayInputStream::new);
    }
}
