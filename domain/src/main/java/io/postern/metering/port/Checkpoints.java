package io.postern.metering.port;

import io.postern.shared.PortUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Remembers how far each pull has come, for all replicas, and whose turn it is. Of instants, the milliseconds count. */
public interface Checkpoints {

    /**
     * Takes the turn of a pull, unless somebody took it less than that time ago.
     *
     * @throws PortUnavailable when it is not known whose turn it is
     */
    boolean claim(String pull, Duration time);

    /**
     * How far the pull has come.
     *
     * @throws PortUnavailable when it cannot be told
     */
    Optional<Instant> find(String pull);

    /**
     * Remembers that it has come so far, unless it is further already.
     *
     * @throws PortUnavailable when it is not known to be remembered; doing it again does no harm
     */
    void advance(String pull, Instant until);
}
