package io.postern.testkit.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.memory.MemoryTokenStore;
import io.postern.access.port.TokenStore;
import io.postern.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class MemoryTokenStoreTest implements TokenStoreContract {

    private final MovableClock clock = MovableClock.at("2026-05-01T10:00:00Z");
    private final TokenStore store = new MemoryTokenStore(100, clock);

    @Override
    public TokenStore store() {
        return store;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Test
    void aClaimIsForgottenOnceItHasEnded() {
        store.claim("token", now().plusSeconds(60));

        clock.advance(Duration.ofSeconds(60));

        assertThat(store.claim("token", now().plusSeconds(60))).isTrue();
    }

    @Test
    void atTheBoundANewClaimIsNotGranted() {
        for (int i = 0; i < 100; i++)
            assertThat(store.claim("token " + i, now().plusSeconds(60 + i))).isTrue();

        assertThat(store.claim("one more", now().plusSeconds(600))).isFalse();
    }

    @Test
    void endedClaimsMakeRoom() {
        for (int i = 0; i < 100; i++) store.claim("token " + i, now().plusSeconds(60 + i));

        clock.advance(Duration.ofSeconds(60));

        assertThat(store.claim("one more", now().plusSeconds(600))).isTrue();
        assertThat(store.claim("another", now().plusSeconds(600))).isFalse();
    }
}
