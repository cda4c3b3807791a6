package io.postern.cleanup.port;

import io.postern.cleanup.model.ExecutionKey;
import io.postern.shared.PortUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Where the cleanup leaves a log of each run. What lies beside the logs under other names is not seen. */
public interface ExecutionLogs {

    /**
     * The keys of logs that were written before that one, newest first.
     *
     * @param before whether or not there is such a log
     * @param max most keys, above zero; fewer are all that there are
     * @throws PortUnavailable when they cannot be asked for
     */
    List<ExecutionKey> list(ExecutionKey before, int max);

    /**
     * The bytes of a log, for the caller to close; nothing when there is no such log. They come as they are read, so that
     * reading them throws an {@link IOException} when they cannot be read on, or not in time.
     *
     * @throws PortUnavailable when the log cannot be asked for
     */
    Optional<InputStream> open(ExecutionKey key);
}
