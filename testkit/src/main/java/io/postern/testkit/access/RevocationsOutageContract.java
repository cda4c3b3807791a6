package io.postern.testkit.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.model.Revocation;
import io.postern.access.model.TokenId;
import io.postern.access.port.Revocations;
import io.postern.testkit.Breakable;
import io.postern.testkit.Outages;
import io.postern.testkit.Unique;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link Revocations} over a network promises when its technology is gone. */
public interface RevocationsOutageContract extends Breakable {

    /** What is under test; the same throughout a test. */
    Revocations revocations();

    /** The time as the adapter sees it. */
    Instant now();

    @Test
    default void aRevocationDuringAnOutageSaysSoInTime() {
        Revocations revocations = revocations();
        revocations.add(token());
        breakIt();
        try {
            Outages.assertUnavailable(timeLimit(), () -> revocations.add(token()));
        } finally {
            mendIt();
        }
    }

    @Test
    default void askingWhatIsRevokedDuringAnOutageSaysSoInTime() {
        Revocations revocations = revocations();
        revocations.since(Revocations.BEGINNING);
        breakIt();
        try {
            Outages.assertUnavailable(timeLimit(), () -> revocations.since(Revocations.BEGINNING));
        } finally {
            mendIt();
        }
    }

    @Test
    default void whatWasRevokedBeforeAnOutageIsToldAfterIt() {
        Revocations revocations = revocations();
        Revocation before = token();
        revocations.add(before);
        breakIt();
        mendIt();

        Outages.assertRecovers(() -> revocations.since(Revocations.BEGINNING));
        assertThat(revocations.since(Revocations.BEGINNING).added()).contains(before);
    }

    private Revocation token() {
        // To the millisecond, as a store may keep it.
        Instant until = Instant.ofEpochMilli(now().plus(Duration.ofHours(1)).toEpochMilli());
        return new Revocation.OfToken(new TokenId(Unique.name("token")), until);
    }
}
