package io.postern.cleanup;

import io.postern.cleanup.model.ExecutionKey;
import io.postern.cleanup.model.ReadingBounds;
import io.postern.cleanup.port.ExecutionLogs;
import io.postern.shared.PortUnavailable;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Opens the log of one run; a bounded number of them is open at once, each for a bounded time. */
public final class ReadExecution {

    private final ExecutionLogs logs;
    private final ReadingBounds bounds;
    private final Clock clock;
    private final Semaphore places;

    public ReadExecution(ExecutionLogs logs, ReadingBounds bounds, Clock clock) {
        this.logs = logs;
        this.bounds = bounds;
        this.clock = clock;
        this.places = new Semaphore(bounds.readsMax());
    }

    /**
     * The log of that key, to be read as it comes.
     *
     * @throws PortUnavailable when it cannot be asked for
     */
    public ExecutionOpening open(ExecutionKey key) {
        if (!places.tryAcquire()) return new ExecutionOpening.TooMany();
        boolean opened = false;
        try {
            Optional<InputStream> bytes = logs.open(key);
            opened = bytes.isPresent();
            if (bytes.isEmpty()) return new ExecutionOpening.Unknown();
            Instant end = clock.instant().plus(bounds.readMax());
            return new ExecutionOpening.Opened(new ExecutionLog(
                    new LimitedBytes(bytes.get(), end, clock, places::release).closedAfter(bounds.readMax())));
        } finally {
            if (!opened) places.release();
        }
    }
}
