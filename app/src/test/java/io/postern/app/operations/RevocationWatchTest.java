package io.postern.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.postern.access.KnownRevocations;
import io.postern.access.memory.MemoryRevocations;
import io.postern.access.model.Revocation;
import io.postern.access.model.TokenId;
import io.postern.access.port.Revocations;
import io.postern.testkit.Eventually;
import io.postern.testkit.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RevocationWatchTest {

    private final MovableClock clock = MovableClock.at("2026-05-01T10:00:00Z");
    private final Revocations revocations = new MemoryRevocations(10, clock);
    private final KnownRevocations known = new KnownRevocations(revocations, Duration.ofSeconds(30), clock);
    private final RevocationWatch watch = new RevocationWatch(known, clock);
    private final MeterRegistry meters = new SimpleMeterRegistry();

    @AfterEach
    void close() {
        watch.close();
    }

    @Test
    void whatIsRevokedLaterIsHeardWithinTwoSeconds() {
        watch.showOn(meters);
        watch.start();
        assertThat(gauge("postern.revocations")).isZero();

        revocations.add(new Revocation.OfToken(new TokenId("7"), clock.instant().plusSeconds(60)));

        Eventually.holds(Duration.ofSeconds(2), "the revocation is heard", () -> gauge("postern.revocations") == 1);
    }

    @Test
    void theAgeIsNoNumberUntilSomethingWasHeard() {
        watch.showOn(meters);
        assertThat(gauge("postern.revocations.age")).isNaN();

        known.refresh();
        clock.advance(Duration.ofMillis(2500));

        assertThat(gauge("postern.revocations.age")).isEqualTo(2.5);
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }
}
