package io.postern.testkit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.postern.telemetry.model.Delivery;
import io.postern.testkit.Eventually;
import io.postern.testkit.Outages;
import java.time.Duration;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What every remote destination, of metrics or of logs, promises when its other side misbehaves: it never throws, never
 * waits for ever, and never calls permanent what may pass.
 */
public interface DestinationOutageContract {

    /** Sends one good batch of a few records to the destination under test; the same one throughout a test. */
    Delivery putSomething();

    /** From now on the other side says that there were too many calls. */
    void throttle();

    /** From now on the other side says that it is broken. */
    void fail();

    /** From now on the other side takes calls and never answers. */
    void hang();

    /** From now on the other side stores what it gets and cuts the connection instead of answering. */
    void cutAfterStoring();

    /** From now on nobody listens on the other side. */
    void vanish();

    /** From now on the other side does not know our credentials. */
    void denyAccess();

    /** From now on the other side says that a record is at fault; its words hold {@code poison}. */
    void refuse();

    /** From now on all is well on the other side. Also called after each test. */
    @AfterEach
    void mendIt();

    /** Longest time in which a batch must have given up. */
    default Duration timeLimit() {
        return Duration.ofSeconds(10);
    }

    @Test
    default void whatIsThrottledIsForLater() {
        throttle();

        assertThat(retryLater().uncertain()).isFalse();
    }

    @Test
    default void whatFailsOnTheOtherSideIsForLater() {
        fail();

        assertThat(retryLater().why()).isNotBlank();
    }

    @Test
    default void whatIsNotAnsweredIsForLaterAndUncertain() {
        hang();

        assertThat(retryLater().uncertain()).isTrue();
    }

    @Test
    default void whatIsCutOffAfterItWasStoredIsForLaterAndUncertain() {
        cutAfterStoring();

        assertThat(retryLater().uncertain()).isTrue();
    }

    @Test
    default void whatCannotBeSentIsForLaterAndCertain() {
        vanish();

        assertThat(retryLater().uncertain()).isFalse();
    }

    @Test
    default void whatIsDeniedForOurCredentialsIsForLater() {
        denyAccess();

        assertThat(retryLater().uncertain()).isFalse();
    }

    @Test
    default void whatIsRefusedForARecordIsPermanentAndSaysWhy() {
        refuse();

        assertThat(put())
                .asInstanceOf(InstanceOfAssertFactories.type(Delivery.Refused.class))
                .extracting(Delivery.Refused::why, InstanceOfAssertFactories.STRING)
                .contains("poison");
    }

    @Test
    default void afterThrottlingTheWayIsOpenAgain() {
        throttle();
        put();
        mendIt();

        assertOpenAgain();
    }

    @Test
    default void afterSilenceTheWayIsOpenAgain() {
        hang();
        put();
        mendIt();

        assertOpenAgain();
    }

    @Test
    default void afterAnAbsenceTheWayIsOpenAgain() {
        vanish();
        put();
        mendIt();

        assertOpenAgain();
    }

    private void assertOpenAgain() {
        Eventually.passes(Outages.RECOVERY, () -> assertThat(put()).isInstanceOf(Delivery.Delivered.class));
    }

    private Delivery.RetryLater retryLater() {
        Delivery delivery = put();
        if (delivery instanceof Delivery.RetryLater later) return later;
        throw new AssertionError(delivery + " (expected: RetryLater)");
    }

    private Delivery put() {
        return assertTimeoutPreemptively(timeLimit(), this::putSomething);
    }
}
