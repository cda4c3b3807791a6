package io.postern.sinks;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/**
 * How OpenMeter, or another taker of CloudEvents over HTTP, is told.
 *
 * @param apiKey its bearer token, or {@code file:} and the path of a file that holds it; empty: it is not told
 * @param url where it is told
 * @param source of the events: what OpenMeter tells events of the same id apart by
 * @param type of the events: what its meters ask for
 * @param eventsPerRequest most events of one request
 * @param requestsMax requests under way at once
 * @param requestTimeout longest time of one request
 * @param deadline longest time of telling what one round has
 */
@ConfigurationProperties("postern.metering.sinks.open-meter")
record OpenMeterConfig(
        String apiKey,
        String url,
        String source,
        String type,
        int eventsPerRequest,
        int requestsMax,
        Duration requestTimeout,
        Duration deadline) {

    private static final String NAME = "postern.metering.sinks.open-meter";
    private static final int EVENTS_MAX = 1_000;

    OpenMeterConfig {
        if (source.isBlank()) throw new IllegalArgumentException(NAME + ".source: blank (expected: text)");
        if (type.isBlank()) throw new IllegalArgumentException(NAME + ".type: blank (expected: text)");
        SinkBounds.within(NAME + ".events-per-request", eventsPerRequest, EVENTS_MAX);
        SinkBounds.check(NAME, requestsMax, requestTimeout, deadline);
    }

    SinkAddress address() {
        return new SinkAddress(
                SinkAddress.uri(NAME + ".url", url),
                "authorization",
                "Bearer ",
                SinkKey.read(NAME + ".api-key", apiKey));
    }

    /** Leaves out the key. */
    @Override
    public String toString() {
        return "OpenMeterConfig[url=" + url + ", source=" + source + ", type=" + type + "]";
    }
}
