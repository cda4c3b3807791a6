package io.postern.testkit.metering;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.metering.model.DecidedCalls;
import io.postern.metering.port.Decisions;
import io.postern.testkit.AtOnce;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link Decisions} promises. */
public interface DecisionsContract {

    Instant TEN = Instant.parse("2026-05-01T10:00:00Z");
    Instant ELEVEN = Instant.parse("2026-05-01T11:00:00Z");
    Instant TWELVE = Instant.parse("2026-05-01T12:00:00Z");

    /** The port under test, empty at first; the same one throughout a test. */
    Decisions decisions();

    /** Another replica on the same technology; an adapter that lives in one process gives the same one. */
    default Decisions replica() {
        return decisions();
    }

    @Test
    default void countsOfAllReplicasAreAddedUp() {
        assertThat(decisions().add(List.of(count("shop", TEN, 2, 7), count("bank", TEN, 1, 1))))
                .isZero();
        replica().add(List.of(count("shop", TEN, 3, 5), count("shop", ELEVEN, 1, 9)));

        assertThat(decisions().between(TEN, TWELVE))
                .containsExactly(count("bank", TEN, 1, 1), count("shop", TEN, 5, 7), count("shop", ELEVEN, 1, 9));
    }

    @Test
    default void hoursAreThoseThatBeginInTheTime() {
        decisions().add(List.of(count("shop", TEN, 1, 1), count("shop", ELEVEN, 2, 2)));

        assertThat(replica().between(TEN, ELEVEN)).containsExactly(count("shop", TEN, 1, 1));
        assertThat(replica().between(TEN.plusSeconds(1), TWELVE)).containsExactly(count("shop", ELEVEN, 2, 2));
        assertThat(replica().between(TWELVE, TEN)).isEmpty();
        assertThat(replica().between(TWELVE, TWELVE.plusSeconds(86_400))).isEmpty();
    }

    @Test
    default void addingNothingIsNothing() {
        assertThat(decisions().add(List.of())).isZero();
        assertThat(decisions().between(TEN, TWELVE)).isEmpty();
    }

    @Test
    default void noneOfThoseWhoCountAtOnceIsLost() {
        AtOnce.run(8, () -> decisions().add(List.of(count("shop", TEN, 5, 3))));

        assertThat(decisions().between(TEN, ELEVEN)).containsExactly(count("shop", TEN, 40, 3));
    }

    @Test
    default void anHourHasRoomForSoManyApplications() {
        List<DecidedCalls> many = new ArrayList<>();
        for (int i = 0; i < Decisions.APPLICATIONS_MAX; i++) many.add(count("application-" + i, TEN, 1, 1));
        assertThat(decisions().add(many)).isZero();

        assertThat(decisions().add(List.of(count("more", TEN, 1, 1), count("application-7", TEN, 1, 1))))
                .isEqualTo(1);
        assertThat(decisions().between(TEN, ELEVEN))
                .hasSize(Decisions.APPLICATIONS_MAX)
                .contains(count("application-7", TEN, 2, 1));
    }

    private static DecidedCalls count(String application, Instant hour, long decisions, int lastSecond) {
        return new DecidedCalls(application, hour, decisions, hour.plusSeconds(lastSecond));
    }
}
