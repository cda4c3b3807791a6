package io.postern.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class EventuallyTest {

    private static final Duration LONG = Duration.ofSeconds(10);

    @Test
    void asksUntilTheValueIsThere() {
        AtomicInteger asked = new AtomicInteger();

        int value = Eventually.present(LONG, "a third question", () -> Optional.of(asked.incrementAndGet())
                .filter(count -> count == 3));

        assertThat(value).isEqualTo(3);
    }

    @Test
    void aConditionThatHoldsIsAskedOnce() {
        AtomicInteger asked = new AtomicInteger();

        Eventually.holds(LONG, "anything", () -> asked.incrementAndGet() > 0);

        assertThat(asked).hasValue(1);
    }

    @Test
    void thePassedDeadlineSaysWhatWasWaitedFor() {
        assertThatThrownBy(() -> Eventually.holds(Duration.ofMillis(30), "the moon is full", () -> false))
                .isInstanceOf(AssertionError.class)
                .hasMessage("not within PT0.03S: the moon is full");
    }

    @Test
    void aConditionThatHoldsIsFoundWithoutAnyTimeLeft() {
        AtomicInteger asked = new AtomicInteger();

        Eventually.holds(Duration.ZERO, "anything", () -> asked.incrementAndGet() == 1);

        assertThat(asked).hasValue(1);
    }

    @Test
    void assertionsThatNeverPassThrowTheirOwnError() {
        assertThatThrownBy(() -> Eventually.passes(
                        Duration.ofMillis(30), () -> assertThat(1).isEqualTo(2)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("expected: 2");
    }

    @Test
    void assertionsMayPassLater() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        Thread other = Thread.ofVirtual().start(done::countDown);

        Eventually.passes(LONG, () -> assertThat(done.getCount()).isZero());

        other.join();
    }

    @Test
    void anInterruptEndsTheWaitingAndStaysSet() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> Eventually.holds(LONG, "the end of days", () -> false))
                .hasMessage("interrupted while waiting for: the end of days");
        assertThat(Thread.interrupted()).isTrue();
    }
}
