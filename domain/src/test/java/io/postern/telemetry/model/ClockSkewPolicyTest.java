package io.postern.telemetry.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

final class ClockSkewPolicyTest {

    private static final long SECOND = 1000;
    private static final long DAY = 86_400_000;
    private static final long EARLIEST = -31_557_014_167_219_200L; // seconds of Instant.MIN
    private static final long LATEST = 31_556_889_864_403_199L; // and of Instant.MAX
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

    private final ClockSkewPolicy policy = new ClockSkewPolicy(Duration.ofSeconds(2), Duration.ofHours(24));

    @Property
    void withinTheToleranceNoTimeChanges(
            @ForAll @LongRange(min = -2 * SECOND, max = 2 * SECOND) long millis, @ForAll Instant any) {
        assertThat(known(millis).ours(any)).isSameAs(any);
    }

    @Property
    void upToTheBoundWhatWasSentNowIsToldAsNow(@ForAll @LongRange(min = 2 * SECOND + 1, max = DAY) long millis) {
        assertThat(known(millis).ours(NOW.minusMillis(millis))).isEqualTo(NOW);
        assertThat(known(-millis).ours(NOW.plusMillis(millis))).isEqualTo(NOW);
    }

    @Property
    void aCorrectionKeepsTheTimeBetweenRecords(
            @ForAll @LongRange(min = -DAY, max = DAY) long skewMillis,
            @ForAll @LongRange(min = 0, max = 14 * DAY) long first,
            @ForAll @LongRange(min = 0, max = 14 * DAY) long second) {
        SenderClock.Known clock = known(skewMillis);

        assertThat(Duration.between(clock.ours(NOW.minusMillis(first)), clock.ours(NOW.minusMillis(second))))
                .isEqualTo(Duration.ofMillis(first - second));
    }

    @Property
    void noTimeIsShiftedFurtherThanTheBound(@ForAll Instant sentAt, @ForAll Instant theirs) {
        if (policy.compare(sentAt, NOW) instanceof SenderClock.Known clock)
            assertThat(Duration.between(theirs, clock.ours(theirs)).abs()).isLessThanOrEqualTo(policy.max());
    }

    @Property
    void beyondTheBoundTheClockIsNotBelieved(@ForAll @LongRange(min = DAY + 1, max = 1000 * DAY) long millis) {
        assertThat(policy.compare(NOW.minusMillis(millis), NOW)).isInstanceOf(SenderClock.TooFarOff.class);
        assertThat(policy.compare(NOW.plusMillis(millis), NOW)).isInstanceOf(SenderClock.TooFarOff.class);
    }

    @Property
    void noTimeIsTooExtremeToBeTold(
            @ForAll @LongRange(min = EARLIEST, max = LATEST) long sentAt,
            @ForAll @LongRange(min = EARLIEST, max = LATEST) long theirs) {
        ClockSkewPolicy trusting = new ClockSkewPolicy(Duration.ZERO, ClockSkewPolicy.MAX);
        SenderClock.Known centuryBehind = new SenderClock.Known(trusting.max());

        assertThatNoException().isThrownBy(() -> trusting.compare(Instant.ofEpochSecond(sentAt), NOW));
        assertThatNoException().isThrownBy(() -> centuryBehind.ours(Instant.ofEpochSecond(theirs)));
    }

    @Test
    void aCorrectionIsInWholeMilliseconds() {
        assertThat(policy.compare(NOW.minusNanos(3_000_999_999L), NOW))
                .isEqualTo(new SenderClock.Known(Duration.ofSeconds(3)));
    }

    @Test
    void aClockTooFarOffIsRefusedWithBothTimes() {
        assertThat(policy.compare(Instant.parse("2019-05-29T19:16:29Z"), NOW))
                .isEqualTo(new SenderClock.TooFarOff(new Refusal(
                        Reason.CLOCK_SKEW_TOO_LARGE,
                        Refusal.WHOLE,
                        "sentAt",
                        "sentAt is 2019-05-29T19:16:29Z and the server's time 2026-05-01T12:00:00Z"
                                + " (expected: at most PT24H apart).")));
    }

    @Test
    void aBoundBelowTheToleranceIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClockSkewPolicy(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .withMessage("max: PT1S (expected: from tolerance, PT2S, to PT876000H)");
    }

    @Test
    void aNegativeToleranceIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClockSkewPolicy(Duration.ofSeconds(-1), Duration.ofSeconds(1)))
                .withMessage("tolerance: PT-1S (expected: zero or more)");
    }

    /** A clock that showed so much less than ours. */
    private SenderClock.Known known(long millisBehind) {
        return (SenderClock.Known) policy.compare(NOW.minusMillis(millisBehind), NOW);
    }
}
