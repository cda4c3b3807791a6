package io.postern.telemetry;

import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.LogTail;
import io.postern.telemetry.model.TailOpening;
import io.postern.telemetry.model.TailQuery;
import io.postern.telemetry.port.LogFeed;
import java.util.concurrent.Semaphore;

/** Tells of log events as they come, to so many at once. */
public final class TailLogs {

    private final LogFeed feed;
    private final Semaphore places;

    /**
     * Over that feed.
     *
     * @param tailsMax most tails that are open at once
     */
    public TailLogs(LogFeed feed, int tailsMax) {
        this.feed = feed;
        this.places = new Semaphore(tailsMax);
    }

    /**
     * Opens a tail, which the caller closes.
     *
     * @throws IllegalArgumentException when the destination finds fault with the question
     * @throws PortUnavailable when the destination cannot be read now
     */
    public TailOpening open(TailQuery query) {
        if (!places.tryAcquire()) return new TailOpening.TooMany();
        LogTail tail = new LogTail(places::release);
        boolean followed = false;
        try {
            feed.follow(query, tail);
            followed = true;
            return new TailOpening.Opened(tail);
        } finally {
            if (!followed) tail.close();
        }
    }
}
