package io.postern.access;

import io.postern.access.model.AccessToken;
import io.postern.access.model.Assertion;
import io.postern.access.model.AssertionReading;
import io.postern.access.model.Client;
import io.postern.access.model.ClientId;
import io.postern.access.model.ClientToken;
import io.postern.access.model.ConfiguredClients;
import io.postern.access.model.Denial;
import io.postern.access.model.Exchange;
import io.postern.access.model.Policy;
import io.postern.access.model.Purpose;
import io.postern.access.model.TokenId;
import io.postern.access.model.TokenPolicy;
import io.postern.access.port.Assertions;
import io.postern.access.port.ClientRegistry;
import io.postern.access.port.TokenSigner;
import io.postern.access.port.TokenStore;
import io.postern.shared.PortUnavailable;
import io.postern.shared.Secret;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** Trades a client token, of either form, for an access token. */
public final class ExchangeClientToken {

    private final ConfiguredClients configured;
    private final ClientRegistry registry;
    private final Assertions assertions;
    private final TokenPolicy tokens;
    private final TokenStore store;
    private final TokenSigner signer;
    private final Clock clock;

    public ExchangeClientToken(
            ConfiguredClients configured,
            ClientRegistry registry,
            Assertions assertions,
            TokenPolicy tokens,
            TokenStore store,
            TokenSigner signer,
            Clock clock) {
        this.configured = configured;
        this.registry = registry;
        this.assertions = assertions;
        this.tokens = tokens;
        this.store = store;
        this.signer = signer;
        this.clock = clock;
    }

    /**
     * Checks the text and, if it is a client token of ours that is valid now, issues an access token. A client that
     * configuration names, with a token that may be used again, costs no call to any store.
     *
     * @throws PortUnavailable when a store must be asked, for the client or for single use, and cannot
     */
    public Exchange exchange(String text) {
        Optional<ClientId> issuer = assertions.issuer(text);
        return issuer.isPresent() ? exchangeAssertion(text, issuer.get()) : exchangeCompatible(text);
    }

    private Exchange exchangeAssertion(String text, ClientId id) {
        Optional<Client> client = configured.find(id).or(() -> registry.find(id));
        if (client.isEmpty()) return new Exchange.Denied(Denial.CLIENT_UNKNOWN);
        return switch (assertions.read(text, client.get())) {
            case AssertionReading.NotProven _ -> new Exchange.Denied(Denial.NOT_PROVEN);
            case AssertionReading.Malformed _ -> new Exchange.Denied(Denial.MALFORMED);
            case AssertionReading.Proven(Assertion assertion) -> exchange(client.get(), assertion);
        };
    }

    private Exchange exchange(Client client, Assertion assertion) {
        Instant now = clock.instant();
        Optional<Denial> denial =
                assertion.denialAt(now, client.id(), tokens.clockSkew()).or(() -> client.denialAt(now));
        if (denial.isPresent()) return new Exchange.Denied(denial.get());
        if (!store.claim(client.id() + "/" + assertion.id(), assertion.expiresAt()))
            return new Exchange.Denied(Denial.USED_BEFORE);
        return grant(client, client.policy().narrowedBy(assertion.policy()), now);
    }

    private Exchange exchangeCompatible(String text) {
        Optional<ClientToken> parsed = ClientToken.parse(text);
        if (parsed.isEmpty()) return new Exchange.Denied(Denial.MALFORMED);
        ClientToken token = parsed.get();
        // The proof goes first: who holds no secret must not learn from the answer's time which dates we take.
        Optional<Client> prover = prover(token);
        if (prover.isEmpty()) return new Exchange.Denied(Denial.NOT_PROVEN);
        Client client = prover.get();
        Instant now = clock.instant();
        Instant expiresAt = token.issuedAt().plus(tokens.clientTokenTtl());
        if (token.issuedAt().isAfter(now.plus(tokens.clockSkew()))) return new Exchange.Denied(Denial.FROM_THE_FUTURE);
        if (!now.isBefore(expiresAt)) return new Exchange.Denied(Denial.EXPIRED);
        Optional<Denial> denial = client.denialAt(now);
        if (denial.isPresent()) return new Exchange.Denied(denial.get());
        if (tokens.singleUseClientTokens() && !store.claim(fingerprint(client, token), expiresAt))
            return new Exchange.Denied(Denial.USED_BEFORE);
        return grant(client, client.policy(), now);
    }

    /** These tokens name no client: it is the one whose secret proves it, and no two have the same. */
    private Optional<Client> prover(ClientToken token) {
        for (Client client : configured.compatible())
            for (Secret secret : client.secrets()) if (token.provenBy(secret)) return Optional.of(client);
        return Optional.empty();
    }

    private static String fingerprint(Client client, ClientToken token) {
        return client.id().equals(ClientId.DEFAULT) ? token.fingerprint() : client.id() + "/" + token.fingerprint();
    }

    private Exchange grant(Client client, Policy policy, Instant now) {
        TokenId id = new TokenId(UUID.randomUUID().toString());
        // Signed tokens count in seconds. What is told of a token beside it must not differ from what it says itself.
        Instant issuedAt = now.truncatedTo(ChronoUnit.SECONDS);
        Instant expiresAt = end(client, policy, now).truncatedTo(ChronoUnit.SECONDS);
        // A client that ends within this second: no token can say so.
        if (!expiresAt.isAfter(issuedAt)) return new Exchange.Denied(Denial.CLIENT_EXPIRED);
        AccessToken token = new AccessToken(id, client.id(), Purpose.TELEMETRY, issuedAt, expiresAt, policy);
        return new Exchange.Granted(token, signer.sign(token));
    }

    /** The first of three ends: of the server's time for tokens, of the policy's, and of the client itself. */
    private Instant end(Client client, Policy policy, Instant now) {
        Instant servers = now.plus(tokens.accessTokenTtl());
        Instant policys = now.plus(policy.tokenTtl());
        Instant first = policys.isBefore(servers) ? policys : servers;
        return client.expiresAt().isBefore(first) ? client.expiresAt() : first;
    }
}
