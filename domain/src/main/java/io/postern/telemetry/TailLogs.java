package io.postern.telemetry;

import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.LogTail;
import io.postern.telemetry.model.Sight;
import io.postern.telemetry.model.TailOpening;
import io.postern.telemetry.model.TailQuery;
import io.postern.telemetry.port.LogFeed;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Tells of the log events of a destination as they come, for as long as that destination is what it was. */
public final class TailLogs {

    private final LogFeed feed;
    private final TailPlaces places;
    private final BooleanSupplier stands;
    private final Sight sight;

    /**
     * Over that feed.
     *
     * @param stands whether the destination is still the one whose feed it is
     * @param sight of who follows
     */
    TailLogs(LogFeed feed, TailPlaces places, BooleanSupplier stands, Sight sight) {
        this.feed = feed;
        this.places = places;
        this.stands = stands;
        this.sight = sight;
    }

    /**
     * Opens a tail, which the caller closes, for a question that the sight has permitted.
     *
     * @throws IllegalArgumentException when the destination finds fault with the question
     * @throws PortUnavailable when the destination cannot be read now
     */
    public TailOpening open(TailQuery query) {
        Optional<LogTail> place = places.take(stands, sight, sight.shown(query.filterPattern()));
        if (place.isEmpty()) return new TailOpening.TooMany();
        LogTail tail = place.get();
        boolean followed = false;
        try {
            feed.follow(sight.asked(query), tail);
            followed = true;
            return new TailOpening.Opened(tail);
        } finally {
            if (!followed) tail.close();
        }
    }
}
