package io.postern.testkit.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.port.TokenStore;
import io.postern.testkit.Breakable;
import io.postern.testkit.Outages;
import io.postern.testkit.Unique;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link TokenStore} over a network promises when its technology is gone. */
public interface TokenStoreOutageContract extends Breakable {

    /** The store under test; the same one throughout a test. */
    TokenStore store();

    /** The time as the store sees it. */
    Instant now();

    @Test
    default void aClaimDuringAnOutageSaysSoInTime() {
        TokenStore store = store();
        store.claim(Unique.name("token"), soon());
        breakIt();
        try {
            Outages.assertUnavailable(timeLimit(), () -> store.claim(Unique.name("token"), soon()));
        } finally {
            mendIt();
        }
    }

    @Test
    default void claimsAreAnsweredAgainAfterAnOutage() {
        TokenStore store = store();
        String before = Unique.name("token");
        store.claim(before, soon());
        breakIt();
        mendIt();

        Outages.assertRecovers(() -> store.claim(Unique.name("token"), soon()));
        assertThat(store.claim(before, soon())).isFalse();
    }

    private Instant soon() {
        return now().plus(Duration.ofHours(1));
    }
}
