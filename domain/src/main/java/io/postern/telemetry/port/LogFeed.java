package io.postern.telemetry.port;

import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.LogTail;
import io.postern.telemetry.model.TailQuery;

/** Tells of log events as a destination takes them. */
public interface LogFeed {

    /**
     * Offers to the tail each event that matches and comes from here on, once, until the tail is closed. A group that
     * does not exist yet is waited for.
     *
     * @throws IllegalArgumentException when the destination finds fault with the question; the words can be shown
     * @throws PortUnavailable when the destination cannot be read now; later the feed goes on trying
     */
    void follow(TailQuery query, LogTail tail);
}
