package io.postern.testkit.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.model.Allotment;
import io.postern.access.model.RateLimit;
import io.postern.access.port.RateLimiter;
import io.postern.testkit.AtOnce;
import io.postern.testkit.Unique;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** What every {@link RateLimiter} promises. */
public interface RateLimiterContract {

    /** Long enough that no test outlasts it. */
    RateLimit SLOW = new RateLimit("slow", 3, Duration.ofHours(1));

    /** Short enough to wait for. */
    RateLimit QUICK = new RateLimit("quick", 2, Duration.ofMillis(500));

    /** The limiter under test; the same one throughout a test. */
    RateLimiter limiter();

    /** Lets that much time pass for the limiter: moves its clock or really waits. */
    void letPass(Duration time);

    /** Another replica on the same technology; an adapter that lives in one process gives the same limiter. */
    default RateLimiter replica() {
        return limiter();
    }

    @Test
    default void aBurstGoesThroughAtOnce() {
        String subject = Unique.name("caller");

        for (int i = 0; i < 3; i++) assertThat(limiter().take(subject, SLOW, 1)).isInstanceOf(Allotment.Granted.class);
    }

    @Test
    default void severalTurnsAreTakenAtOnce() {
        String subject = Unique.name("caller");

        assertThat(limiter().take(subject, SLOW, 2)).isEqualTo(new Allotment.Granted(2, 1));
        assertThat(limiter().take(subject, SLOW, 1)).isEqualTo(new Allotment.Granted(1, 0));
    }

    @Test
    default void whoWantsMoreThanThereAreGetsWhatThereIs() {
        String subject = Unique.name("caller");

        assertThat(limiter().take(subject, SLOW, 5)).isEqualTo(new Allotment.Granted(3, 0));
        assertThat(replica().take(subject, SLOW, 5)).isInstanceOf(Allotment.Wait.class);
    }

    @Test
    default void afterTheBurstTheCallerWaitsForTheRefillAtMost() {
        String subject = Unique.name("caller");
        for (int i = 0; i < 3; i++) limiter().take(subject, SLOW, 1);

        assertThat(limiter().take(subject, SLOW, 1))
                .asInstanceOf(InstanceOfAssertFactories.type(Allotment.Wait.class))
                .extracting(Allotment.Wait::after, InstanceOfAssertFactories.DURATION)
                .isPositive()
                .isLessThanOrEqualTo(Duration.ofHours(1));
    }

    @Test
    default void aRefusedCallCostsNothing() {
        String subject = Unique.name("caller");
        for (int i = 0; i < 20; i++) limiter().take(subject, QUICK, 1);

        letPass(Duration.ofMillis(500));

        assertThat(limiter().take(subject, QUICK, 1)).isInstanceOf(Allotment.Granted.class);
    }

    @Test
    default void theWaitIsLongEnough() {
        String subject = Unique.name("caller");
        Allotment turn = limiter().take(subject, QUICK, 1);
        for (int i = 0; i < 100 && turn instanceof Allotment.Granted; i++)
            turn = limiter().take(subject, QUICK, 1);
        assertThat(turn).isInstanceOf(Allotment.Wait.class);

        if (turn instanceof Allotment.Wait wait) letPass(wait.after());

        assertThat(limiter().take(subject, QUICK, 1)).isInstanceOf(Allotment.Granted.class);
    }

    @Test
    default void idleTimeNeverSavesUpMoreThanTheBurst() {
        String subject = Unique.name("caller");
        RateLimit limit = new RateLimit("idle", 2, Duration.ofSeconds(1));
        for (int i = 0; i < 2; i++) limiter().take(subject, limit, 1);

        letPass(Duration.ofSeconds(4));

        assertThat(limiter().take(subject, limit, 1)).isInstanceOf(Allotment.Granted.class);
        assertThat(limiter().take(subject, limit, 1)).isInstanceOf(Allotment.Granted.class);
        assertThat(limiter().take(subject, limit, 1)).isInstanceOf(Allotment.Wait.class);
    }

    @Test
    default void callersDoNotTouchEachOther() {
        String subject = Unique.name("caller");
        for (int i = 0; i < 4; i++) limiter().take(subject, SLOW, 1);

        assertThat(limiter().take(Unique.name("caller"), SLOW, 1)).isInstanceOf(Allotment.Granted.class);
    }

    @Test
    default void limitsOfOneCallerDoNotTouchEachOther() {
        String subject = Unique.name("caller");
        for (int i = 0; i < 4; i++) limiter().take(subject, SLOW, 1);

        assertThat(limiter().take(subject, new RateLimit("other", 1, Duration.ofHours(1)), 1))
                .isInstanceOf(Allotment.Granted.class);
    }

    @Test
    default void subjectsAndLimitsDoNotRunIntoEachOther() {
        String subject = Unique.name("caller");
        limiter().take(subject + ":a", new RateLimit("b", 1, Duration.ofHours(1)), 1);

        assertThat(limiter().take(subject, new RateLimit("a:b", 1, Duration.ofHours(1)), 1))
                .isInstanceOf(Allotment.Granted.class);
        assertThat(limiter().take(subject + ":b", new RateLimit("a", 1, Duration.ofHours(1)), 1))
                .isInstanceOf(Allotment.Granted.class);
    }

    @Test
    default void replicasCountTogether() {
        String subject = Unique.name("caller");
        limiter().take(subject, SLOW, 1);
        replica().take(subject, SLOW, 1);
        limiter().take(subject, SLOW, 1);

        assertThat(replica().take(subject, SLOW, 1)).isInstanceOf(Allotment.Wait.class);
    }

    @Test
    default void ofManyCallsAtOnceExactlyTheBurstGoesThrough() {
        String subject = Unique.name("caller");
        RateLimiter limiter = limiter();

        List<Allotment> turns = AtOnce.run(50, () -> limiter.take(subject, SLOW, 1));

        assertThat(turns).filteredOn(turn -> turn instanceof Allotment.Granted).hasSize(3);
    }
}
