package io.postern.telemetry.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class DeliveryPolicyTest {

    private final DeliveryPolicy policy = policy(Duration.ofSeconds(1), Duration.ofMinutes(5));

    @Property
    void theFirstRetryWaitsHalfItsTimeToAllOfIt(@ForAll long seed) {
        assertThat(policy.retryAfter(1, new Random(seed))).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
    }

    @Property
    void everyFurtherRetryWaitsTwiceAsLong(@ForAll long seed) {
        assertThat(policy.retryAfter(4, new Random(seed))).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(8));
    }

    @Property
    void noRetryWaitsLongerThanTheLongest(
            @ForAll @IntRange(min = 10, max = Integer.MAX_VALUE) int attempts, @ForAll long seed) {
        assertThat(policy.retryAfter(attempts, new Random(seed)))
                .isBetween(Duration.ofSeconds(150), Duration.ofMinutes(5));
    }

    @Test
    void retriesAreSpread() {
        Random random = new Random(1);

        assertThat(policy.retryAfter(5, random)).isNotEqualTo(policy.retryAfter(5, random));
    }

    @Test
    void aFirstRetryLongerThanTheLongestIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .withMessageStartingWith("firstRetry: ");
    }

    @Test
    void aRetryWithoutWaitIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy(Duration.ZERO, Duration.ofSeconds(1)))
                .withMessageStartingWith("firstRetry: ");
    }

    @Test
    void aRoundWithoutTimeIsRefused() {
        Duration second = Duration.ofSeconds(1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeliveryPolicy(1, second, second, Duration.ZERO, 1, second, second))
                .withMessage("roundMax: PT0S (expected: more than zero)");
    }

    @Test
    void aWaitForCompanyIsOnlyEverMadeShorter() {
        Duration second = Duration.ofSeconds(1);
        DeliveryPolicy waiting = new DeliveryPolicy(1, second, second, second, 1, second, second);

        assertThat(waiting.waitingAtMost(Duration.ofMillis(1)).company()).isEqualTo(Duration.ofMillis(1));
        assertThat(waiting.waitingAtMost(Duration.ofHours(1))).isEqualTo(waiting);
    }

    private static DeliveryPolicy policy(Duration firstRetry, Duration retryMax) {
        return new DeliveryPolicy(1000, Duration.ZERO, Duration.ZERO, Duration.ofSeconds(1), 10, firstRetry, retryMax);
    }
}
