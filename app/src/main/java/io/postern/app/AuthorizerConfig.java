package io.postern.app;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.postern.http.authorizer.ResponseMode;
import io.postern.metering.model.IdentitySource;
import io.postern.metering.model.Staleness;
import java.time.Duration;

/**
 * How Amazon API Gateway is answered; the defaults stand in {@code application.yml}.
 *
 * @param identitySource where a request says who calls, as API Gateway writes it
 * @param response {@code iam} or {@code simple}: what payload format 2.0 of HTTP APIs is answered with
 * @param shadow whether every call is let pass, whatever was decided
 * @param ttl for how long the gateway remembers a decision; what is known of entitlements and usage is never older. A second
 *     or more
 * @param lastKnownFor for how much longer what was heard last counts when nothing can be heard; zero: then nobody may call
 */
@ConfigurationProperties("postern.metering.authorizer")
record AuthorizerConfig(String identitySource, String response, boolean shadow, Duration ttl, Duration lastKnownFor) {

    private static final String PREFIX = "postern.metering.authorizer.";
    private static final Duration TTL_MAX = Duration.ofHours(1);
    private static final Duration LAST_KNOWN_MAX = Duration.ofDays(7);

    AuthorizerConfig {
        if (IdentitySource.parse(identitySource).isEmpty())
            throw new IllegalArgumentException(PREFIX + "identity-source: " + identitySource
                    + " (expected: one such as $request.header.clientId, $request.querystring.key,"
                    + " $context.identity.caller or $stageVariables.client)");
        if (ResponseMode.named(response).isEmpty())
            throw new IllegalArgumentException(PREFIX + "response: " + response + " (expected: iam or simple)");
        if (ttl.toSeconds() < 1 || ttl.compareTo(TTL_MAX) > 0)
            throw new IllegalArgumentException(PREFIX + "ttl: " + ttl + " (expected: 1s to 1h)");
        if (lastKnownFor.isNegative() || lastKnownFor.compareTo(LAST_KNOWN_MAX) > 0)
            throw new IllegalArgumentException(PREFIX + "last-known-for: " + lastKnownFor + " (expected: 0s to 7d)");
    }

    Staleness staleness() {
        return new Staleness(ttl, lastKnownFor);
    }
}
