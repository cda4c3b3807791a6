package io.postern.testkit.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.cleanup.memory.MemoryAllowlist;
import io.postern.cleanup.memory.MemoryChangeTrail;
import io.postern.cleanup.model.AllowlistEntry;
import io.postern.cleanup.model.Expiration;
import io.postern.cleanup.model.Keeping;
import io.postern.cleanup.port.Allowlist;
import io.postern.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class MemoryAllowlistTest implements AllowlistContract {

    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

    private final MovableClock clock = MovableClock.at(NOW);
    private final Allowlist allowlist =
            new MemoryAllowlist(10, new MemoryChangeTrail(10, Duration.ofDays(1), clock), clock);

    @Override
    public Allowlist allowlist() {
        return allowlist;
    }

    @Test
    void thereIsRoomForSoManyUntilOneExpires() {
        AllowlistEntry brief = Entries.entry().until(Expiration.after(NOW, Duration.ofHours(1)));
        allowlist.add(brief, Entries.EDIT);
        for (int i = 1; i < 10; i++) allowlist.add(Entries.entry(), Entries.EDIT);

        assertThat(allowlist.add(Entries.entry(), Entries.EDIT)).isEqualTo(Keeping.FULL);
        assertThat(allowlist.add(brief, Entries.EDIT)).isEqualTo(Keeping.PRESENT);

        clock.advance(Duration.ofHours(1));
        assertThat(allowlist.add(Entries.entry(), Entries.EDIT)).isEqualTo(Keeping.KEPT);
        assertThat(allowlist.find(brief.resourceId())).isEmpty();
    }
}
