package io.postern.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.model.Attestation;
import io.postern.access.model.Denial;
import io.postern.access.model.ExpectedClaims;
import io.postern.access.model.SignedClaims;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class VerifySignedTokenTest {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
    private static final Duration LEEWAY = Duration.ofMinutes(1);

    @Test
    void aGoodTokenAttestsWhatItSays() {
        SignedClaims claims = claims(NOW.plusSeconds(60));

        assertThat(verify(claims)).isEqualTo(new Attestation.Attested(claims));
    }

    @Test
    void anExpiredTokenIsDenied() {
        assertDenied(Denial.EXPIRED, claims(NOW.minus(LEEWAY)));
        assertThat(verify(claims(NOW.minus(LEEWAY).plusNanos(1)))).isInstanceOf(Attestation.Attested.class);
    }

    @Test
    void aTokenFromTheFutureIsDenied() {
        assertDenied(Denial.FROM_THE_FUTURE, claims(NOW.plus(LEEWAY).plusNanos(1), NOW.plusSeconds(300)));
        assertThat(verify(claims(NOW.plus(LEEWAY), NOW.plusSeconds(300)))).isInstanceOf(Attestation.Attested.class);
    }

    @Test
    void aTokenThatLivesTooLongIsDenied() {
        Instant latest = NOW.plus(Duration.ofHours(1)).plus(LEEWAY);

        assertDenied(Denial.LIVES_TOO_LONG, claims(latest.plusNanos(1)));
        assertThat(verify(claims(latest))).isInstanceOf(Attestation.Attested.class);
    }

    @Test
    void anotherIssuerIsDenied() {
        SignedClaims claims =
                new SignedClaims("monitoring2", "machine", List.of("locate"), "", Instant.MIN, NOW.plusSeconds(60));

        assertDenied(Denial.WRONG_PURPOSE, claims);
    }

    @Test
    void anotherAudienceIsDenied() {
        for (List<String> audience : List.of(List.<String>of(), List.of("located"), List.of("Locate", "")))
            assertDenied(
                    Denial.WRONG_PURPOSE,
                    new SignedClaims("monitoring", "machine", audience, "", Instant.MIN, NOW.plusSeconds(60)));
    }

    @Test
    void aTextThatIsNoTokenIsDenied() {
        VerifySignedToken nothing =
                new VerifySignedToken(_ -> Optional.empty(), expected(), Clock.fixed(NOW, ZoneOffset.UTC));

        assertThat(nothing.verify("nonsense")).isEqualTo(new Attestation.Denied(Denial.MALFORMED));
    }

    private static void assertDenied(Denial denial, SignedClaims claims) {
        assertThat(verify(claims)).isEqualTo(new Attestation.Denied(denial));
    }

    private static Attestation verify(SignedClaims claims) {
        return new VerifySignedToken(_ -> Optional.of(claims), expected(), Clock.fixed(NOW, ZoneOffset.UTC))
                .verify("signed");
    }

    private static ExpectedClaims expected() {
        return new ExpectedClaims("monitoring", "locate", Duration.ofHours(1), LEEWAY);
    }

    private static SignedClaims claims(Instant expiresAt) {
        return claims(Instant.MIN, expiresAt);
    }

    private static SignedClaims claims(Instant notBefore, Instant expiresAt) {
        return new SignedClaims("monitoring", "machine", List.of("locate"), "", notBefore, expiresAt);
    }
}
