package io.postern.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.testkit.Eventually;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class LookoutTest {

    @Test
    void anErrorEndsNoLookout() {
        AtomicInteger looks = new AtomicInteger();
        try (Lookout<Integer> lookout = new Lookout<>(
                "a-test", () -> look(looks), Duration.ofMillis(5), Duration.ofMinutes(1), Clock.systemUTC())) {
            lookout.start();

            assertThat(lookout.seen()).isEmpty();
            Eventually.holds(Duration.ofSeconds(10), "it looks again", () -> lookout.seen()
                    .isPresent());
        }
    }

    /** The first two fail, by which only an error could end the thread. */
    private static int look(AtomicInteger looks) {
        if (looks.incrementAndGet() < 3) throw new StackOverflowError("an error");
        return looks.get();
    }
}
