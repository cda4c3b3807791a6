package io.postern.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.memory.MemoryClientRegistry;
import io.postern.access.memory.MemoryTokenStore;
import io.postern.access.model.AccessToken;
import io.postern.access.model.Assertion;
import io.postern.access.model.AssertionReading;
import io.postern.access.model.Client;
import io.postern.access.model.ClientId;
import io.postern.access.model.ConfiguredClients;
import io.postern.access.model.Denial;
import io.postern.access.model.Exchange;
import io.postern.access.model.Policy;
import io.postern.access.model.PolicyText;
import io.postern.access.model.TokenPolicy;
import io.postern.access.port.ClientRegistry;
import io.postern.shared.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExchangeAssertionTest {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
    private static final ClientId SHOP = new ClientId("shop");
    private static final Policy CLIENTS = policy("n\tshop/*\nd\tApp\tshop");

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final ClientRegistry registry = new MemoryClientRegistry();
    private final ScriptedAssertions assertions = new ScriptedAssertions();
    private final ExchangeClientToken exchange = new ExchangeClientToken(
            ConfiguredClients.only(new Client(ClientId.DEFAULT, new Secret("default"))),
            registry,
            assertions,
            new TokenPolicy(Duration.ofHours(24), Duration.ofHours(1), Duration.ofMinutes(5), false),
            new MemoryTokenStore(100, clock),
            new PlainSigner(),
            clock);

    @Test
    void aRegisteredClientGetsATokenWithItsPolicy() {
        registry.add(client(CLIENTS, false, Instant.MAX));

        assertThat(granted(exchange(assertion("1", Policy.UNRESTRICTED))))
                .returns(SHOP, AccessToken::client)
                .returns(CLIENTS, AccessToken::policy)
                .returns(NOW.plus(Duration.ofHours(1)), AccessToken::expiresAt);
    }

    @Test
    void aConfiguredClientNeedsNoRegistry() {
        assertions.say("a", new AssertionReading.Proven(assertion("1", "default", NOW.plusSeconds(60))));

        assertThat(granted(exchange.exchange("jwt:default:a"))).returns(ClientId.DEFAULT, AccessToken::client);
    }

    @Test
    void aPolicyInTheAssertionNarrowsTheClients() {
        registry.add(client(CLIENTS, false, Instant.MAX));
        Policy wanted = policy("n\t*\nm\tlatency\nd\tApp\tbank");

        assertThat(granted(exchange(assertion("1", wanted))).policy())
                .isEqualTo(policy("n\tshop/*\nm\tlatency\nd\tApp\tshop"));
    }

    @Test
    void aTokenLivesNoLongerThanThePolicySays() {
        registry.add(client(policy("T\t300"), false, Instant.MAX));

        assertThat(granted(exchange(assertion("1", Policy.UNRESTRICTED))).expiresAt())
                .isEqualTo(NOW.plusSeconds(300));
        assertThat(granted(exchange(assertion("2", policy("T\t60")))).expiresAt())
                .isEqualTo(NOW.plusSeconds(60));
        assertThat(granted(exchange(assertion("3", policy("T\t9999")))).expiresAt())
                .isEqualTo(NOW.plusSeconds(300));
    }

    @Test
    void aTokenLivesNoLongerThanItsClient() {
        registry.add(client(CLIENTS, false, NOW.plusSeconds(90)));

        assertThat(granted(exchange(assertion("1", Policy.UNRESTRICTED))).expiresAt())
                .isEqualTo(NOW.plusSeconds(90));
    }

    @Test
    void aClientThatEndsWithinTheSecondGetsNone() {
        registry.add(client(CLIENTS, false, NOW.plusMillis(500)));

        assertDenied(exchange(assertion("1", Policy.UNRESTRICTED)), Denial.CLIENT_EXPIRED);
    }

    @Test
    void suspendedAndExpiredClientsAreDenied() {
        registry.add(client(CLIENTS, true, Instant.MAX));
        assertDenied(exchange(assertion("1", Policy.UNRESTRICTED)), Denial.CLIENT_SUSPENDED);

        registry.replace(client(CLIENTS, true, Instant.MAX), client(CLIENTS, false, NOW));
        assertDenied(exchange(assertion("1", Policy.UNRESTRICTED)), Denial.CLIENT_EXPIRED);
    }

    @Test
    void anUnknownClientIsDenied() {
        assertDenied(exchange(assertion("1", Policy.UNRESTRICTED)), Denial.CLIENT_UNKNOWN);
    }

    @Test
    void whatNoCredentialProvesIsDenied() {
        registry.add(client(CLIENTS, false, Instant.MAX));

        assertDenied(exchange.exchange("jwt:shop:unknown"), Denial.NOT_PROVEN);
    }

    @Test
    void anAssertionIsForSingleUse() {
        registry.add(client(CLIENTS, false, Instant.MAX));

        assertThat(exchange(assertion("1", Policy.UNRESTRICTED))).isInstanceOf(Exchange.Granted.class);
        assertDenied(exchange(assertion("1", Policy.UNRESTRICTED)), Denial.USED_BEFORE);
        assertThat(exchange(assertion("2", Policy.UNRESTRICTED))).isInstanceOf(Exchange.Granted.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0, EXPIRED",
        "1,",
        "3600,",
        "3900,", // an hour by a clock that runs five minutes ahead
        "3901, FROM_THE_FUTURE"
    })
    void anAssertionEndsWithinTheHour(long seconds, @Nullable Denial denial) {
        registry.add(client(CLIENTS, false, Instant.MAX));
        Exchange answer = exchange(assertion("1", "shop", NOW.plusSeconds(seconds)));

        if (denial == null) assertThat(answer).isInstanceOf(Exchange.Granted.class);
        else assertDenied(answer, denial);
    }

    @Test
    void anAssertionOfAnotherIsDenied() {
        registry.add(client(CLIENTS, false, Instant.MAX));
        Instant end = NOW.plusSeconds(60);

        assertDenied(exchange(assertion("1", "bank", end)), Denial.MALFORMED);
        assertDenied(
                exchange(new Assertion("shop", "bank", List.of("postern"), "1", NOW, end, Policy.UNRESTRICTED)),
                Denial.MALFORMED);
        assertDenied(
                exchange(new Assertion("shop", "shop", List.of("mail"), "1", NOW, end, Policy.UNRESTRICTED)),
                Denial.WRONG_AUDIENCE);
        assertDenied(
                exchange(new Assertion(
                        "shop", "shop", List.of("postern"), "1", NOW.plusSeconds(301), end, Policy.UNRESTRICTED)),
                Denial.FROM_THE_FUTURE);
    }

    private Exchange exchange(Assertion assertion) {
        assertions.say("a", new AssertionReading.Proven(assertion));
        return exchange.exchange("jwt:shop:a");
    }

    private static Assertion assertion(String id, Policy policy) {
        return new Assertion("shop", "shop", List.of("postern"), id, Instant.MIN, NOW.plusSeconds(60), policy);
    }

    private static Assertion assertion(String id, String issuer, Instant end) {
        return new Assertion(issuer, issuer, List.of("other", "postern"), id, NOW, end, Policy.UNRESTRICTED);
    }

    private static Client client(Policy policy, boolean suspended, Instant expiresAt) {
        return new Client(SHOP, List.of(new Secret("secret")), List.of(), policy, suspended, expiresAt);
    }

    private static Policy policy(String text) {
        return PolicyText.read(text).orElseThrow();
    }

    private static AccessToken granted(Exchange exchange) {
        if (exchange instanceof Exchange.Granted granted) return granted.token();
        throw new AssertionError(exchange + " (expected: Granted)");
    }

    private static void assertDenied(Exchange exchange, Denial denial) {
        assertThat(exchange).isEqualTo(new Exchange.Denied(denial));
    }
}
