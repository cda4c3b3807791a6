package io.postern.testkit.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.postern.access.port.TokenStore;
import io.postern.testkit.AtOnce;
import io.postern.testkit.Unique;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link TokenStore} promises. */
public interface TokenStoreContract {

    /** The store under test; the same one throughout a test. */
    TokenStore store();

    /** The time as the store sees it. */
    Instant now();

    /** Another replica on the same technology; an adapter that lives in one process gives the same store. */
    default TokenStore replica() {
        return store();
    }

    @Test
    default void theFirstClaimIsGranted() {
        assertThat(store().claim(Unique.name("token"), inAnHour())).isTrue();
    }

    @Test
    default void theSecondClaimIsNot() {
        String fingerprint = Unique.name("token");
        store().claim(fingerprint, inAnHour());

        assertThat(store().claim(fingerprint, inAnHour())).isFalse();
    }

    @Test
    default void anotherReplicaSeesTheClaim() {
        String fingerprint = Unique.name("token");
        store().claim(fingerprint, inAnHour());

        assertThat(replica().claim(fingerprint, inAnHour())).isFalse();
    }

    @Test
    default void claimsOfOtherFingerprintsDoNotMatter() {
        String fingerprint = Unique.name("token");
        store().claim(fingerprint + "0", inAnHour());

        assertThat(store().claim(fingerprint, inAnHour())).isTrue();
    }

    @Test
    default void ofManyClaimsAtOnceExactlyOneIsGranted() {
        String fingerprint = Unique.name("token");
        TokenStore store = store();

        List<Boolean> granted = AtOnce.run(50, () -> store.claim(fingerprint, inAnHour()));

        assertThat(granted).containsOnlyOnce(true);
    }

    @Test
    default void aClaimIsKeptForADayIfItMust() {
        String fingerprint = Unique.name("token");
        store().claim(fingerprint, now().plus(Duration.ofHours(25)));

        assertThat(store().claim(fingerprint, now().plus(Duration.ofHours(25)))).isFalse();
    }

    @Test
    default void aClaimThatHasEndedAlreadyIsAnsweredAllTheSame() {
        assertThatCode(() -> store().claim(Unique.name("token"), now().minusMillis(1)))
                .doesNotThrowAnyException();
    }

    @Test
    default void fingerprintsMayHoldAnyText() {
        String fingerprint = Unique.name("{a} b:c*\n\"é😀");

        assertThat(store().claim(fingerprint, inAnHour())).isTrue();
        assertThat(store().claim(fingerprint, inAnHour())).isFalse();
    }

    private Instant inAnHour() {
        return now().plus(Duration.ofHours(1));
    }
}
