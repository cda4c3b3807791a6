package io.postern.access;

import io.postern.access.model.AccessToken;
import io.postern.access.model.Client;
import io.postern.access.model.ClientToken;
import io.postern.access.model.Denial;
import io.postern.access.model.Exchange;
import io.postern.access.model.Purpose;
import io.postern.access.model.TokenId;
import io.postern.access.model.TokenPolicy;
import io.postern.access.port.TokenSigner;
import io.postern.access.port.TokenStore;
import io.postern.shared.PortUnavailable;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** Trades a client token for an access token. */
public final class ExchangeClientToken {

    private final Client client;
    private final TokenPolicy policy;
    private final TokenStore store;
    private final TokenSigner signer;
    private final Clock clock;

    public ExchangeClientToken(Client client, TokenPolicy policy, TokenStore store, TokenSigner signer, Clock clock) {
        this.client = client;
        this.policy = policy;
        this.store = store;
        this.signer = signer;
        this.clock = clock;
    }

    /**
     * Checks the text and, if it is a client token of ours that is valid now, issues an access token.
     *
     * @throws PortUnavailable when client tokens are for single use and the store cannot be asked
     */
    public Exchange exchange(String text) {
        Optional<ClientToken> parsed = ClientToken.parse(text);
        if (parsed.isEmpty()) return new Exchange.Denied(Denial.MALFORMED);
        ClientToken token = parsed.get();
        // The proof goes first: who holds no secret must not learn from the answer's time which dates we take.
        if (!token.provenBy(client.secret())) return new Exchange.Denied(Denial.NOT_PROVEN);
        Instant now = clock.instant();
        Instant expiresAt = token.issuedAt().plus(policy.clientTokenTtl());
        if (token.issuedAt().isAfter(now.plus(policy.clockSkew()))) return new Exchange.Denied(Denial.FROM_THE_FUTURE);
        if (!now.isBefore(expiresAt)) return new Exchange.Denied(Denial.EXPIRED);
        if (policy.singleUseClientTokens() && !store.claim(token.fingerprint(), expiresAt))
            return new Exchange.Denied(Denial.USED_BEFORE);
        return grant(now);
    }

    private Exchange grant(Instant now) {
        TokenId id = new TokenId(UUID.randomUUID().toString());
        // Signed tokens count in seconds. What is told of a token beside it must not differ from what it says itself.
        Instant issuedAt = now.truncatedTo(ChronoUnit.SECONDS);
        Instant expiresAt = now.plus(policy.accessTokenTtl()).truncatedTo(ChronoUnit.SECONDS);
        AccessToken token = new AccessToken(id, client.id(), Purpose.TELEMETRY, issuedAt, expiresAt);
        return new Exchange.Granted(token, signer.sign(token));
    }
}
