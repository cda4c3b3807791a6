package io.postern.sinks;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/**
 * How Revenium is told.
 *
 * @param apiKey what it knows us by, or {@code file:} and the path of a file that holds it; empty: it is not told
 * @param url where it is told
 * @param requestsMax requests under way at once
 * @param requestTimeout longest time of one request
 * @param deadline longest time of telling what one round has
 */
@ConfigurationProperties("postern.metering.sinks.revenium")
record ReveniumConfig(String apiKey, String url, int requestsMax, Duration requestTimeout, Duration deadline) {

    private static final String NAME = "postern.metering.sinks.revenium";

    ReveniumConfig {
        SinkBounds.check(NAME, requestsMax, requestTimeout, deadline);
    }

    SinkAddress address() {
        return new SinkAddress(
                SinkAddress.uri(NAME + ".url", url), "x-api-key", "", SinkKey.read(NAME + ".api-key", apiKey));
    }

    /** Leaves out the key. */
    @Override
    public String toString() {
        return "ReveniumConfig[url=" + url + ", requestsMax=" + requestsMax + "]";
    }
}
