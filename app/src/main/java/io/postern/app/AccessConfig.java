package io.postern.app;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.postern.access.model.TokenPolicy;
import java.time.Duration;

/**
 * How tokens are handled; defaults stand in {@code application.yml}.
 *
 * @param clientTokenTtl how long a client token can be exchanged, from its own timestamp; zero is refused
 * @param accessTokenTtl how long an access token opens the gate, from its issue; zero is refused
 * @param clockSkew how far a client's clock may run ahead of ours; zero tolerates none
 * @param singleUseClientTokens whether a client token can be exchanged once only
 */
@ConfigurationProperties("postern.access")
record AccessConfig(
        Duration clientTokenTtl, Duration accessTokenTtl, Duration clockSkew, boolean singleUseClientTokens) {

    TokenPolicy policy() {
        return new TokenPolicy(clientTokenTtl, accessTokenTtl, clockSkew, singleUseClientTokens);
    }

    /**
     * Bounds of the memory adapters of the store.
     *
     * @param claimsMax used client tokens remembered; at the bound no new one is taken
     * @param callersMax callers whose rate is counted; at the bound the quietest is forgotten
     * @param revokedTokensMax tokens revoked one by one; at the bound no further one is
     * @param seriesMax series of metrics of all clients with a quota that are counted in a day; at the bound no new one is
     *     taken
     */
    @ConfigurationProperties("memory-store")
    record MemoryStore(int claimsMax, int callersMax, int revokedTokensMax, int seriesMax) {
        MemoryStore {
            Bounds.positive("postern.access.memory-store.claims-max", claimsMax);
            Bounds.positive("postern.access.memory-store.callers-max", callersMax);
            Bounds.positive("postern.access.memory-store.revoked-tokens-max", revokedTokensMax);
            Bounds.positive("postern.access.memory-store.series-max", seriesMax);
        }
    }
}
