package io.postern.aws.telemetry;

import io.postern.destinations.model.DestinationName;
import io.postern.telemetry.model.CloudWatchApi;
import io.postern.telemetry.model.Delivery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells in the log that a destination takes nothing and why, for what is postponed waits in silence; and that it takes
 * something, after that and at first, since it may be new because the one before took nothing. Once a minute at most,
 * however many calls fail.
 */
final class Trouble {

    private static final Logger LOG = LoggerFactory.getLogger(Trouble.class);
    private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);

    private final DestinationName name;
    private final CloudWatchApi api;
    private final Clock clock;
    private Instant nextLine = Instant.MIN;
    private volatile boolean awaited = true;

    Trouble(DestinationName name, CloudWatchApi api, Clock clock) {
        this.name = name;
        this.api = api;
        this.clock = clock;
    }

    /** The same answer, looked at. */
    Delivery heard(Delivery delivery) {
        if (delivery instanceof Delivery.RetryLater later) failed(later.why());
        else if (awaited) worked();
        return delivery;
    }

    private synchronized void failed(String why) {
        Instant now = clock.instant();
        if (now.isBefore(nextLine)) return;
        nextLine = now.plus(BETWEEN_LINES);
        awaited = true;
        LOG.warn("A destination takes nothing; it is tried again and again. name={} api={} why={}", name, api, why);
    }

    private synchronized void worked() {
        if (!awaited) return;
        awaited = false;
        LOG.info("A destination takes something. name={} api={}", name, api);
    }
}
