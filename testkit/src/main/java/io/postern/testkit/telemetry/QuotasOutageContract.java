package io.postern.testkit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.postern.access.model.ClientId;
import io.postern.access.model.Quota;
import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.Share;
import io.postern.telemetry.model.Usage;
import io.postern.telemetry.port.Quotas;
import io.postern.testkit.Breakable;
import io.postern.testkit.Eventually;
import io.postern.testkit.Outages;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** What every {@link Quotas} over a network promises when its technology is gone. */
public interface QuotasOutageContract extends Breakable {

    /** The counts under test; the same ones throughout a test. */
    Quotas quotas();

    @Test
    default void aQuestionAboutAQuotaDuringAnOutageFailsInTime() {
        Quotas quotas = quotas();
        breakIt();
        try {
            assertFails(take(quotas));
            assertFails(quotas.giveBack(ClientId.DEFAULT, 1, new Usage(1, 1)));
            assertFails(quotas.addSeries(ClientId.DEFAULT, 1, new Quota(9, 9, 9), Set.of(1L)));
        } finally {
            mendIt();
        }
    }

    @Test
    default void quotasAreCountedAgainAfterAnOutage() {
        Quotas quotas = quotas();
        breakIt();
        mendIt();

        Eventually.passes(Outages.RECOVERY, () -> assertThat(take(quotas)
                        .handle((share, _) -> share)
                        .toCompletableFuture()
                        .join())
                .isInstanceOf(Share.Granted.class));
    }

    private void assertFails(CompletionStage<?> answer) {
        assertTimeoutPreemptively(timeLimit(), () -> assertThatThrownBy(
                        () -> answer.toCompletableFuture().join())
                .hasCauseInstanceOf(PortUnavailable.class));
    }

    private static CompletionStage<Share> take(Quotas quotas) {
        return quotas.take(ClientId.DEFAULT, 1, new Quota(9000, 9000, 9), new Usage(1, 1), new Usage(1, 1));
    }
}
