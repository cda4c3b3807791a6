package io.postern.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.postern.shared.PortUnavailable;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What outage contracts have in common. */
public final class Outages {

    /** How long an adapter may take to find its technology again once that is mended. */
    public static final Duration RECOVERY = Duration.ofSeconds(30);

    private Outages() {}

    /** Asserts that the call gives up with {@link PortUnavailable} and does so within the limit. */
    public static void assertUnavailable(Duration limit, ThrowingCallable call) {
        assertTimeoutPreemptively(limit, () -> assertThatThrownBy(call).isInstanceOf(PortUnavailable.class));
    }

    /** Returns once the call no longer throws {@link PortUnavailable}. */
    public static void assertRecovers(Runnable call) {
        Eventually.passes(RECOVERY, () -> {
            try {
                call.run();
            } catch (PortUnavailable unavailable) {
                throw new AssertionError("not recovered: " + unavailable.getMessage(), unavailable);
            }
        });
    }
}
