package io.postern.http.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.postern.http.HttpConfig;
import io.postern.testkit.AtOnce;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

final class BodyBudgetTest {

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final BodyBudget budget =
            new BodyBudget(new HttpConfig(10, Duration.ofSeconds(1), Duration.ofSeconds(1), 100), meters);

    @Test
    void sharesAreTakenUpToTheBound() {
        try (BodyBudget.Share first = budget.share();
                BodyBudget.Share second = budget.share()) {
            assertThat(first.take(40)).isTrue();
            assertThat(second.take(60)).isTrue();

            assertThat(first.take(1)).isFalse();
            assertThat(budget.hasRoom(1)).isFalse();
            assertThat(taken()).isEqualTo(100);
        }
    }

    @Test
    void whatIsGivenBackCanBeTakenAgain() {
        try (BodyBudget.Share second = budget.share()) {
            try (BodyBudget.Share first = budget.share()) {
                first.take(70);
                first.giveBack(30);
                assertThat(second.take(60)).isTrue();
            }

            assertThat(second.take(40)).isTrue();
            assertThat(taken()).isEqualTo(100);
        }
        assertThat(taken()).isZero();
    }

    @Test
    void whoIsAloneGetsMoreThanThereIs() {
        try (BodyBudget.Share alone = budget.share();
                BodyBudget.Share other = budget.share()) {
            assertThat(budget.hasRoom(500)).isTrue();
            assertThat(alone.take(50)).isTrue();
            assertThat(alone.take(450)).isTrue();

            assertThat(other.take(1)).isFalse();
            assertThat(budget.hasRoom(0)).isFalse();
        }
    }

    @Test
    void whoIsNotAloneStaysWithinTheBound() {
        try (BodyBudget.Share first = budget.share();
                BodyBudget.Share second = budget.share()) {
            first.take(50);
            second.take(10);

            assertThat(first.take(41)).isFalse();
            assertThat(first.take(40)).isTrue();
        }
    }

    @Test
    void aClosedShareTakesNothingMore() {
        BodyBudget.Share share = budget.share();
        share.take(50);
        share.close();

        assertThat(share.take(10)).isFalse();
        share.giveBack(50);
        share.close();

        assertThat(taken()).isZero();
    }

    @Test
    void nothingIsLostOrOverdrawnWhenManyTakeAtOnce() {
        AtOnce.run(8, () -> {
            for (int i = 0; i < 2000; i++) takeSome();
            return true;
        });

        assertThat(taken()).isZero();
    }

    private void takeSome() {
        try (BodyBudget.Share share = budget.share()) {
            for (int i = 0; i < 4; i++) {
                int some = ThreadLocalRandom.current().nextInt(1, 40);
                if (share.take(some)) assertThat(taken()).isBetween((double) some, 160.0);
            }
        }
    }

    private double taken() {
        return meters.get("postern.bodies").gauge().value();
    }
}
