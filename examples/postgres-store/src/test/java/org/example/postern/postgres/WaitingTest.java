package org.example.postern.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class WaitingTest {

    @Test
    void atTheBoundACallIsAnsweredWithoutBeingMade() {
        Waiting waiting = new Waiting(1);
        CountDownLatch end = new CountDownLatch(1);
        var first = waiting.begin(() -> await(end), () -> "refused");

        String second = waiting.begin(() -> "made", () -> "refused")
                .toCompletableFuture()
                .join();

        assertThat(second).isEqualTo("refused");
        end.countDown();
        assertThat(first.toCompletableFuture().join()).isEqualTo("made");
    }

    private static String await(CountDownLatch end) {
        try {
            return end.await(20, TimeUnit.SECONDS) ? "made" : "late";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }
}
