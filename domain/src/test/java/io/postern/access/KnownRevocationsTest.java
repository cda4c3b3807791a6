package io.postern.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.access.model.AccessToken;
import io.postern.access.model.ClientId;
import io.postern.access.model.Purpose;
import io.postern.access.model.Revocation;
import io.postern.access.model.TokenId;
import io.postern.access.model.TokenPolicy;
import io.postern.shared.PortUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class KnownRevocationsTest {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
    private static final Instant SOON = NOW.plusSeconds(3600);
    private static final ClientId SHOP = new ClientId("shop");
    private static final Duration TRUSTED = Duration.ofSeconds(30);
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final TokenPolicy POLICY =
            new TokenPolicy(Duration.ofHours(24), Duration.ofHours(1), Duration.ofMinutes(5), false);

    private final FickleRevocations store = new FickleRevocations(CLOCK);
    private final KnownRevocations known = new KnownRevocations(store, TRUSTED, CLOCK);
    private final KnownRevocations replica = new KnownRevocations(store, TRUSTED, CLOCK);

    KnownRevocationsTest() {
        known.refresh();
        replica.refresh();
    }

    @Test
    void aRevokedTokenIsStoppedHereAtOnceAndElsewhereAfterARefresh() {
        new RevokeToken(known, POLICY, CLOCK).revoke(new TokenId("7"));
        AccessToken token = token("7", SHOP, NOW);

        assertThat(known.stop(token, NOW)).isTrue();
        assertThat(replica.stop(token, NOW)).isFalse();
        replica.refresh();
        assertThat(replica.stop(token, NOW)).isTrue();
        assertThat(replica.stop(token("8", SHOP, NOW), NOW)).isFalse();
    }

    @Test
    void tokensOfARevokedClientAreStoppedIfTheyAreOlder() {
        new RevokeClientTokens(known, POLICY, CLOCK).revoke(SHOP, NOW);

        assertThat(known.stop(token("7", SHOP, NOW.minusSeconds(1)), NOW)).isTrue();
        assertThat(known.stop(token("7", SHOP, NOW), NOW)).isFalse();
        assertThat(known.stop(token("7", ClientId.DEFAULT, NOW.minusSeconds(1)), NOW))
                .isFalse();
    }

    @Test
    void everybodysTokensAreStoppedIfTheyAreOlder() {
        new RevokeAllTokens(known, POLICY, CLOCK).revoke(NOW);

        assertThat(known.stop(token("7", SHOP, NOW.minusSeconds(1)), NOW)).isTrue();
        assertThat(known.stop(token("8", ClientId.DEFAULT, NOW.minusSeconds(1)), NOW))
                .isTrue();
        assertThat(known.stop(token("9", SHOP, NOW), NOW)).isFalse();
    }

    @Test
    void anInstantStillToComeIsRefused() {
        assertThatThrownBy(() -> new RevokeAllTokens(known, POLICY, CLOCK).revoke(NOW.plusMillis(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("before: 2026-05-01T10:00:00.001Z (expected: not after");
    }

    @Test
    void aRevocationIsRememberedUntilAllItCanStopHasExpired() {
        new RevokeToken(known, POLICY, CLOCK).revoke(new TokenId("7"));

        assertThat(store.since(0).added())
                .containsExactly(new Revocation.OfToken(new TokenId("7"), Instant.parse("2026-05-01T11:05:00Z")));
    }

    @Test
    void whatTheStoreForgetsIsStillStopped() {
        new RevokeToken(known, POLICY, CLOCK).revoke(new TokenId("7"));

        store.forgetAll();
        known.refresh();

        assertThat(known.stop(token("7", SHOP, NOW), NOW)).isTrue();
    }

    @Test
    void whatHasEndedIsForgotten() {
        known.add(new Revocation.OfToken(new TokenId("7"), NOW));
        known.add(new Revocation.OfToken(new TokenId("8"), SOON));

        known.refresh();

        assertThat(known.count()).isEqualTo(1);
    }

    @Test
    void whatWasHeardCountsForAWhileDuringAnOutage() {
        store.goAway();
        assertThatThrownBy(known::refresh).isInstanceOf(PortUnavailable.class);

        assertThat(known.stop(token("7", SHOP, NOW), NOW.plus(TRUSTED))).isFalse();
        assertThatThrownBy(() ->
                        known.stop(token("7", SHOP, NOW), NOW.plus(TRUSTED).plusMillis(1)))
                .isInstanceOf(PortUnavailable.class);
    }

    @Test
    void whoNeverHeardAnythingDoesNotGuess() {
        KnownRevocations deaf = new KnownRevocations(store, TRUSTED, CLOCK);

        assertThatThrownBy(() -> deaf.stop(token("7", SHOP, NOW), NOW)).isInstanceOf(PortUnavailable.class);
    }

    private static AccessToken token(String id, ClientId client, Instant issuedAt) {
        return new AccessToken(new TokenId(id), client, Purpose.TELEMETRY, issuedAt, issuedAt.plusSeconds(3600));
    }
}
