package io.postern.testkit.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.model.SignedClaims;
import io.postern.access.model.TargetToken;
import io.postern.access.model.TokenId;
import io.postern.access.port.SignedTokenReader;
import io.postern.access.port.TargetTokenSigner;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link TargetTokenSigner} promises. */
public interface TargetTokenSignerContract {

    /** The signer under test, always with the same key. */
    TargetTokenSigner signer();

    /** A reader that has only what the signer publishes. */
    SignedTokenReader verifier();

    @Test
    default void whoeverHasThePublishedKeysReadsIt() {
        assertThat(verifier().read(signer().sign(token("1"))))
                .contains(new SignedClaims(
                        "locate",
                        "ndt",
                        List.of("mlab1-lga0t.mlab-sandbox.measurement-lab.org"),
                        "",
                        Instant.MIN,
                        Instant.parse("2026-05-01T10:01:00Z")));
    }

    @Test
    default void theTextIsSafeInAUrl() {
        assertThat(signer().sign(token("1"))).matches("[A-Za-z0-9._~-]+");
    }

    @Test
    default void tokensOfTwoIdsAreTwoTexts() {
        assertThat(signer().sign(token("1"))).isNotEqualTo(signer().sign(token("2")));
    }

    private static TargetToken token(String id) {
        return new TargetToken(
                new TokenId(id),
                "locate",
                "ndt",
                "mlab1-lga0t.mlab-sandbox.measurement-lab.org",
                Instant.parse("2026-05-01T10:01:00.5Z"));
    }
}
