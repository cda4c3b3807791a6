package io.postern.telemetry.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.access.model.ClientId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class DeadLetterFilterTest {

    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    private static final DeadLetter LETTER = new DeadLetter(
            ReceiptId.at(NOON),
            0,
            new Submission.Logs(
                    ClientId.DEFAULT, NOON, new LogStream("shop", "web"), List.of(new LogEvent(NOON, "event"))),
            DeathCause.REFUSED,
            "because",
            NOON);

    @Test
    void withoutWishesAllMatch() {
        assertThat(DeadLetterFilter.ANY.matches(LETTER)).isTrue();
    }

    @Test
    void theRangeOfTimeIsOpenAtItsEnd() {
        assertThat(within(NOON, NOON.plusMillis(1)).matches(LETTER)).isTrue();
        assertThat(within(NOON.minusMillis(1), NOON).matches(LETTER)).isFalse();
    }

    @Test
    void anyOfTheCausesAndAnyOfTheClientsWillDo() {
        Set<DeathCause> causes = Set.of(DeathCause.REFUSED, DeathCause.TOO_OLD);

        assertThat(filter(causes, Set.of(ClientId.DEFAULT, new ClientId("shop")))
                        .matches(LETTER))
                .isTrue();
        assertThat(filter(causes, Set.of(new ClientId("shop"))).matches(LETTER)).isFalse();
        assertThat(filter(Set.of(DeathCause.TOO_OLD), Set.of()).matches(LETTER)).isFalse();
    }

    @Test
    void aRangeThatHoldsNothingIsRefused() {
        assertThatThrownBy(() -> within(NOON, NOON))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("from: 2026-05-01T12:00:00Z (expected: before until)");
    }

    private static DeadLetterFilter within(Instant from, Instant until) {
        return new DeadLetterFilter(Set.of(), Set.of(), Set.of(), from, until);
    }

    private static DeadLetterFilter filter(Set<DeathCause> causes, Set<ClientId> clients) {
        return new DeadLetterFilter(causes, clients, Set.of(), Instant.MIN, Instant.MAX);
    }
}
