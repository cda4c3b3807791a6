package io.postern.http.metering;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.convert.format.ReadableBytes;
import java.util.List;

/**
 * How deliveries of Amazon Data Firehose are taken. The defaults stand in {@link io.postern.http.Defaults}.
 *
 * @param accessKeys at most two, so that one can take the other's place, each of 16 characters or more, or {@code file:} and
 *     the path of a file that holds it; empty: no delivery is taken
 * @param bodyMax most bytes of a delivery, as sent and inflated; beyond it the answer is 400; Firehose's own bound is 64 MiB
 * @param recordMax most bytes that one record inflates to; beyond it, it is a refused entry
 * @param requestsMax deliveries that this replica takes at once; beyond it the answer is 503
 */
@ConfigurationProperties("postern.metering.firehose")
public record FirehoseConfig(
        List<String> accessKeys,
        @ReadableBytes int bodyMax,
        @ReadableBytes int recordMax,
        int requestsMax) {

    public FirehoseConfig {
        accessKeys = accessKeys.stream()
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .toList();
        if (accessKeys.size() > 2)
            throw new IllegalArgumentException(
                    "postern.metering.firehose.access-keys: " + accessKeys.size() + " (expected: at most 2)");
        positive("body-max", bodyMax);
        positive("record-max", recordMax);
        positive("requests-max", requestsMax);
    }

    private static void positive(String key, int value) {
        if (value < 1)
            throw new IllegalArgumentException(
                    "postern.metering.firehose." + key + ": " + value + " (expected: 1 or more)");
    }

    /** Says nothing of the keys. */
    @Override
    public String toString() {
        return "FirehoseConfig[bodyMax=" + bodyMax + ", recordMax=" + recordMax + ", requestsMax=" + requestsMax + "]";
    }
}
