package io.postern.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.memory.MemoryRevocations;
import io.postern.access.model.AccessToken;
import io.postern.access.model.ClientId;
import io.postern.access.model.Denial;
import io.postern.access.model.Purpose;
import io.postern.access.model.Revocation;
import io.postern.access.model.TokenId;
import io.postern.access.model.Verification;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class VerifyAccessTokenTest {

    private static final Instant ISSUED = Instant.parse("2026-05-01T10:00:00Z");
    private static final Instant EXPIRES = Instant.parse("2026-05-01T11:00:00Z");

    private final PlainSigner signer = new PlainSigner();
    private final Clock clock = Clock.fixed(ISSUED, ZoneOffset.UTC);
    private final KnownRevocations known =
            new KnownRevocations(new MemoryRevocations(10, clock), Duration.ofDays(1), clock);

    VerifyAccessTokenTest() {
        known.refresh();
    }

    @Test
    void aValidTokenIsVerified() {
        AccessToken token = token(Purpose.TELEMETRY);

        assertThat(at(ISSUED).verify(signer.sign(token), Purpose.TELEMETRY))
                .isEqualTo(new Verification.Verified(token));
    }

    @Test
    void aTokenIsValidUntilItsLastInstant() {
        assertThat(at(EXPIRES.minusNanos(1)).verify(signer.sign(token(Purpose.TELEMETRY)), Purpose.TELEMETRY))
                .isInstanceOf(Verification.Verified.class);
    }

    @Test
    void anExpiredTokenIsDenied() {
        assertThat(at(EXPIRES).verify(signer.sign(token(Purpose.TELEMETRY)), Purpose.TELEMETRY))
                .isEqualTo(new Verification.Denied(Denial.EXPIRED));
    }

    @Test
    void aTokenOfAnotherPurposeIsDenied() {
        assertThat(at(ISSUED).verify(signer.sign(token(Purpose.MONITORING)), Purpose.TELEMETRY))
                .isEqualTo(new Verification.Denied(Denial.WRONG_PURPOSE));
    }

    @Test
    void aTextThatIsNoTokenIsDenied() {
        assertThat(at(ISSUED).verify("nonsense", Purpose.TELEMETRY))
                .isEqualTo(new Verification.Denied(Denial.MALFORMED));
    }

    @Test
    void aRevokedTokenIsDenied() {
        known.add(new Revocation.OfToken(new TokenId("7"), EXPIRES));

        assertThat(at(ISSUED).verify(signer.sign(token(Purpose.TELEMETRY)), Purpose.TELEMETRY))
                .isEqualTo(new Verification.Denied(Denial.REVOKED));
    }

    private VerifyAccessToken at(Instant now) {
        return new VerifyAccessToken(signer, known, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static AccessToken token(Purpose purpose) {
        return new AccessToken(new TokenId("7"), ClientId.DEFAULT, purpose, ISSUED, EXPIRES);
    }
}
