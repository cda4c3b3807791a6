package io.postern.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.postern.access.memory.MemoryClientRegistry;
import io.postern.access.memory.MemoryTokenStore;
import io.postern.access.model.AccessToken;
import io.postern.access.model.Client;
import io.postern.access.model.ClientId;
import io.postern.access.model.ConfiguredClients;
import io.postern.access.model.Denial;
import io.postern.access.model.Exchange;
import io.postern.access.model.Purpose;
import io.postern.access.model.TokenPolicy;
import io.postern.access.port.TokenStore;
import io.postern.shared.PortUnavailable;
import io.postern.shared.Secret;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

final class ExchangeClientTokenTest {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
    private static final Secret SECRET = new Secret("client-secret");

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final TokenStore store = new MemoryTokenStore(10, clock);

    @Test
    void aGoodTokenIsGrantedAnHour() {
        assertThat(granted(exchange(false).exchange(text(NOW, "salt"))))
                .returns(ClientId.DEFAULT, AccessToken::client)
                .returns(Purpose.TELEMETRY, AccessToken::purpose)
                .returns(NOW, AccessToken::issuedAt)
                .returns(NOW.plus(Duration.ofHours(1)), AccessToken::expiresAt);
    }

    @Test
    void theSignedTextIsThatOfTheToken() {
        assertThat(exchange(false).exchange(text(NOW, "salt")))
                .asInstanceOf(InstanceOfAssertFactories.type(Exchange.Granted.class))
                .satisfies(granted ->
                        assertThat(new PlainSigner().read(granted.signed())).contains(granted.token()));
    }

    @Test
    void aTokenBeginsAndEndsOnAWholeSecond() {
        TokenPolicy policy = new TokenPolicy(Duration.ofHours(24), Duration.ofMillis(1500), Duration.ZERO, false);
        Clock inBetween = Clock.fixed(NOW.plusMillis(700), ZoneOffset.UTC);

        assertThat(granted(exchange(policy, store, inBetween).exchange(text(NOW, "salt"))))
                .returns(NOW, AccessToken::issuedAt)
                .returns(NOW.plusSeconds(2), AccessToken::expiresAt);
    }

    @Test
    void everyExchangeGivesATokenOfItsOwn() {
        ExchangeClientToken exchange = exchange(false);
        String text = text(NOW, "salt");

        assertThat(granted(exchange.exchange(text)).id())
                .isNotEqualTo(granted(exchange.exchange(text)).id());
    }

    @Test
    void aTextThatIsNoTokenIsMalformed() {
        assertThat(exchange(false).exchange("nonsense")).isEqualTo(new Exchange.Denied(Denial.MALFORMED));
    }

    @Test
    void aTokenOfAnotherSecretIsNotProven() {
        assertThat(exchange(false).exchange(text(NOW, "salt", new Secret("other"))))
                .isEqualTo(new Exchange.Denied(Denial.NOT_PROVEN));
    }

    @Test
    void theProofIsLookedAtBeforeTheDate() {
        assertThat(exchange(false).exchange(text(NOW.minus(Duration.ofDays(9)), "salt", new Secret("other"))))
                .isEqualTo(new Exchange.Denied(Denial.NOT_PROVEN));
    }

    @Test
    void aTokenIsTakenUntilItsLastMillisecond() {
        Instant issuedAt = NOW.minus(Duration.ofHours(24)).plusMillis(1);

        assertThat(exchange(false).exchange(text(issuedAt, "salt"))).isInstanceOf(Exchange.Granted.class);
    }

    @Test
    void aTokenOfADayAgoHasExpired() {
        assertThat(exchange(false).exchange(text(NOW.minus(Duration.ofHours(24)), "salt")))
                .isEqualTo(new Exchange.Denied(Denial.EXPIRED));
    }

    @Test
    void aClockThatRunsAheadIsTolerated() {
        assertThat(exchange(false).exchange(text(NOW.plus(Duration.ofMinutes(5)), "salt")))
                .isInstanceOf(Exchange.Granted.class);
    }

    @Test
    void aClockThatRunsFurtherAheadIsNot() {
        assertThat(exchange(false).exchange(text(NOW.plus(Duration.ofMinutes(5)).plusMillis(1), "salt")))
                .isEqualTo(new Exchange.Denied(Denial.FROM_THE_FUTURE));
    }

    @Test
    void aTokenForManyUsesIsTakenAgain() {
        ExchangeClientToken exchange = exchange(false);
        exchange.exchange(text(NOW, "salt"));

        assertThat(exchange.exchange(text(NOW, "salt"))).isInstanceOf(Exchange.Granted.class);
    }

    @Test
    void aTokenForSingleUseIsTakenOnce() {
        ExchangeClientToken exchange = exchange(true);

        assertThat(exchange.exchange(text(NOW, "salt"))).isInstanceOf(Exchange.Granted.class);
        assertThat(exchange.exchange(text(NOW, "salt"))).isEqualTo(new Exchange.Denied(Denial.USED_BEFORE));
        assertThat(exchange.exchange(text(NOW, "pepper"))).isInstanceOf(Exchange.Granted.class);
    }

    @Test
    void aTokenForSingleUseIsTheSameHoweverItIsWritten() {
        ExchangeClientToken exchange = exchange(true);
        exchange.exchange(text(NOW, "salt"));

        assertThat(exchange.exchange(text(NOW, "salt").replace("=", "") + "\n"))
                .isEqualTo(new Exchange.Denied(Denial.USED_BEFORE));
    }

    @Test
    void aTokenThatIsDeniedIsNotUsedUp() {
        exchange(true).exchange(text(NOW, "salt", new Secret("other")));

        assertThat(exchange(true).exchange(text(NOW, "salt"))).isInstanceOf(Exchange.Granted.class);
    }

    @Test
    void aStoreThatCannotBeAskedStopsSingleUseTokensOnly() {
        TokenStore broken = (fingerprint, until) -> {
            throw new PortUnavailable("token store", new IOException("gone"));
        };

        assertThat(exchange(false, broken).exchange(text(NOW, "salt"))).isInstanceOf(Exchange.Granted.class);
        assertThatExceptionOfType(PortUnavailable.class)
                .isThrownBy(() -> exchange(true, broken).exchange(text(NOW, "salt")));
    }

    private ExchangeClientToken exchange(boolean singleUse) {
        return exchange(singleUse, store);
    }

    private ExchangeClientToken exchange(boolean singleUse, TokenStore tokens) {
        return exchange(
                new TokenPolicy(Duration.ofHours(24), Duration.ofHours(1), Duration.ofMinutes(5), singleUse),
                tokens,
                clock);
    }

    private static ExchangeClientToken exchange(TokenPolicy policy, TokenStore tokens, Clock clock) {
        return new ExchangeClientToken(
                ConfiguredClients.only(new Client(ClientId.DEFAULT, SECRET)),
                new MemoryClientRegistry(),
                new ScriptedAssertions(),
                policy,
                tokens,
                new PlainSigner(),
                clock);
    }

    private static AccessToken granted(Exchange exchange) {
        if (exchange instanceof Exchange.Granted granted) return granted.token();
        throw new AssertionError(exchange + " (expected: Granted)");
    }

    private static String text(Instant issuedAt, String salt) {
        return text(issuedAt, salt, SECRET);
    }

    private static String text(Instant issuedAt, String salt, Secret secret) {
        String timestamp = Long.toString(issuedAt.toEpochMilli());
        String decoded = timestamp + "::" + salt + "::" + base64(sha256(timestamp + salt + secret.reveal()));
        return base64(decoded.getBytes(UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
