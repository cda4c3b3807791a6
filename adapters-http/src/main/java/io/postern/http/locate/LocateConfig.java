package io.postern.http.locate;

import io.micronaut.context.annotation.ConfigurationProperties;

/**
 * How locate is asked.
 *
 * @param nearestNeedsToken whether {@code /v2/nearest} is for those with an access token of ours only
 * @param locationHeader header in which a trusted proxy says where a caller is, as {@code latitude,longitude}; empty: none
 * @param heartbeatsMax machines connected to this replica; at the bound one more gets 503
 */
@ConfigurationProperties("postern.locate")
record LocateConfig(boolean nearestNeedsToken, String locationHeader, int heartbeatsMax) {

    LocateConfig {
        if (heartbeatsMax < 1)
            throw new IllegalArgumentException(
                    "postern.locate.heartbeats-max: " + heartbeatsMax + " (expected: 1 or more)");
    }
}
