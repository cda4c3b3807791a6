package io.postern.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.access.model.RateLimit;
import io.postern.access.model.Standing;
import io.postern.access.model.Turn;
import io.postern.shared.PortUnavailable;
import io.postern.shared.SetClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TakeTurnTest {

    private static final RateLimit ALL = new RateLimit("all", 3, Duration.ofSeconds(1));
    private static final RateLimit TEST = new RateLimit("test", 1, Duration.ofMinutes(1));
    private static final RateLimit WIDE = new RateLimit("wide", 10_000, Duration.ofMillis(1));

    private final SetClock clock = new SetClock();
    private final CountingLimiter limiter = new CountingLimiter(clock);
    private final TakeTurn takeTurn = new TakeTurn(limiter, clock);

    @Test
    void oneWhoHasTurnsLeftOfEachLimitGoesOn() {
        assertThat(takeTurn.take("caller", List.of(ALL, TEST))).isEqualTo(new Turn.Taken(new Standing(TEST, 0)));
    }

    @Test
    void whoGoesOnIsToldOfTheLimitThatWillBeUsedUpFirst() {
        RateLimit narrow = new RateLimit("narrow", 2, Duration.ofSeconds(1));
        takeTurn.take("caller", List.of(ALL));

        assertThat(takeTurn.take("caller", List.of(ALL, narrow))).isEqualTo(new Turn.Taken(new Standing(ALL, 1)));
        assertThat(takeTurn.take("caller", List.of(narrow))).isEqualTo(new Turn.Taken(new Standing(narrow, 0)));
    }

    @Test
    void aLimitIsOneForAllThatItStandsWith() {
        takeTurn.take("caller", List.of(ALL));
        takeTurn.take("caller", List.of(ALL, TEST));

        assertThat(takeTurn.take("caller", List.of(new RateLimit("all", 3, Duration.ofSeconds(1)))))
                .isEqualTo(new Turn.Taken(new Standing(ALL, 0)));
        assertThat(takeTurn.take("another", List.of(ALL))).isEqualTo(new Turn.Taken(new Standing(ALL, 2)));
    }

    @Test
    void theLimitThatIsUsedUpSaysHowLongToWait() {
        takeTurn.take("caller", List.of(ALL, TEST));

        assertThat(takeTurn.take("caller", List.of(ALL, TEST))).isEqualTo(new Turn.Wait(Duration.ofMinutes(1), TEST));
    }

    @Test
    void aLimitBehindOneThatIsUsedUpIsNotTouched() {
        for (int i = 0; i < 4; i++) takeTurn.take("caller", List.of(ALL));
        takeTurn.take("caller", List.of(ALL, TEST));

        assertThat(takeTurn.take("caller", List.of(TEST))).isInstanceOf(Turn.Taken.class);
    }

    @Test
    void aBusyCallerIsHardlyEverAskedFor() {
        int askedBefore = 0;
        for (int i = 0; i < 5_000; i++) {
            if (takeTurn.takeAtOnce("caller", List.of(WIDE)).isEmpty()) {
                assertThat(takeTurn.take("caller", List.of(WIDE))).isInstanceOf(Turn.Taken.class);
                askedBefore++;
            }
        }

        assertThat(limiter.asked()).isEqualTo(askedBefore).isLessThan(20);
    }

    @Test
    void ofASmallBurstNoTurnIsKeptBack() {
        TakeTurn replica = new TakeTurn(limiter, clock);
        takeTurn.take("caller", List.of(ALL));
        replica.take("caller", List.of(ALL));
        takeTurn.take("caller", List.of(ALL));

        assertThat(replica.take("caller", List.of(ALL))).isInstanceOf(Turn.Wait.class);
        assertThat(limiter.asked()).isEqualTo(4);
    }

    @Test
    void neverMoreThanTheBurstGoesThroughOverAllReplicas() {
        RateLimit limit = new RateLimit("some", 100, Duration.ofHours(1));
        List<TakeTurn> replicas = List.of(takeTurn, new TakeTurn(limiter, clock), new TakeTurn(limiter, clock));
        int taken = 0;
        for (int i = 0; i < 600; i++)
            if (replicas.get(i % 3).take("caller", List.of(limit)) instanceof Turn.Taken) taken++;

        assertThat(taken).isEqualTo(100);
    }

    @Test
    void whoMustWaitIsToldSoWithoutAskingAgain() {
        for (int i = 0; i < 4; i++) takeTurn.take("caller", List.of(ALL));
        int asked = limiter.asked();
        clock.advance(Duration.ofMillis(400));

        assertThat(takeTurn.takeAtOnce("caller", List.of(ALL))).contains(new Turn.Wait(Duration.ofMillis(600), ALL));
        assertThat(limiter.asked()).isEqualTo(asked);

        clock.advance(Duration.ofMillis(600));
        assertThat(takeTurn.takeAtOnce("caller", List.of(ALL))).isEmpty();
        assertThat(takeTurn.take("caller", List.of(ALL))).isInstanceOf(Turn.Taken.class);
    }

    @Test
    void leasedTurnsLapse() {
        for (int i = 0; i < 4; i++) takeTurn.take("caller", List.of(WIDE));
        assertThat(takeTurn.takeAtOnce("caller", List.of(WIDE))).isPresent();

        clock.advance(Duration.ofSeconds(1));

        assertThat(takeTurn.takeAtOnce("caller", List.of(WIDE))).isEmpty();
    }

    @Test
    void whatIsNotDecidedOfOneLimitTakesNothingFromTheOthers() {
        for (int i = 0; i < 4; i++) takeTurn.take("caller", List.of(WIDE));

        assertThat(takeTurn.takeAtOnce("caller", List.of(WIDE, ALL))).isEmpty();

        assertThat(takeTurn.take("caller", List.of(WIDE))).isEqualTo(new Turn.Taken(new Standing(WIDE, 9_995)));
    }

    @Test
    void whoCouldNotBeAskedIsNotAskedAgainForASecond() {
        limiter.goAway();
        assertThatThrownBy(() -> takeTurn.take("caller", List.of(ALL))).isInstanceOf(PortUnavailable.class);
        limiter.comeBack();

        assertThatThrownBy(() -> takeTurn.takeAtOnce("caller", List.of(ALL))).isInstanceOf(PortUnavailable.class);
        assertThat(limiter.asked()).isEqualTo(1);

        clock.advance(Duration.ofSeconds(1));
        assertThat(takeTurn.take("caller", List.of(ALL))).isInstanceOf(Turn.Taken.class);
    }
}
