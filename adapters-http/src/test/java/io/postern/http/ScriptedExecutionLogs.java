package io.postern.http;

import io.postern.cleanup.memory.MemoryExecutionLogs;
import io.postern.cleanup.model.ExecutionKey;
import io.postern.cleanup.port.ExecutionLogs;
import io.postern.shared.PortUnavailable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Execution logs in memory, or as a test makes them up; they count who reads, and can be out of reach. */
public final class ScriptedExecutionLogs implements ExecutionLogs {

    private final MemoryExecutionLogs kept = new MemoryExecutionLogs();
    private final Map<ExecutionKey, Supplier<InputStream>> scripted = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private volatile boolean broken;

    public void put(ExecutionKey key, byte[] content) {
        kept.put(key, content);
    }

    /** A log that is made when it is read, and is not listed. */
    public void script(ExecutionKey key, Supplier<InputStream> bytes) {
        scripted.put(key, bytes);
    }

    public void breakIt() {
        broken = true;
    }

    /** How many logs are open. */
    public int open() {
        return open.get();
    }

    @Override
    public List<ExecutionKey> list(ExecutionKey before, int max) {
        checkReach();
        return kept.list(before, max);
    }

    @Override
    public Optional<InputStream> open(ExecutionKey key) {
        checkReach();
        Optional<InputStream> bytes =
                Optional.ofNullable(scripted.get(key)).map(Supplier::get).or(() -> kept.open(key));
        return bytes.map(Counted::new);
    }

    private void checkReach() {
        if (broken) throw new PortUnavailable("execution logs: out of reach", new IOException("broken by the test"));
    }

    private final class Counted extends FilterInputStream {

        private final AtomicBoolean closed = new AtomicBoolean();

        Counted(InputStream bytes) {
            super(bytes);
            open.incrementAndGet();
        }

        @Override
        public void close() throws IOException {
            if (closed.compareAndSet(false, true)) open.decrementAndGet();
            super.close();
        }
    }
}
