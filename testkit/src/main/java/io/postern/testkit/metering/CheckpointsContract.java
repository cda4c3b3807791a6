package io.postern.testkit.metering;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.metering.port.Checkpoints;
import io.postern.testkit.AtOnce;
import io.postern.testkit.Eventually;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What all {@link Checkpoints} promise. */
public interface CheckpointsContract {

    Instant AT = Instant.parse("2026-11-28T10:00:00.123Z");

    /** Some that know nothing at the start of a test; the same throughout it. */
    Checkpoints checkpoints();

    /** The same as another replica has them. */
    default Checkpoints replica() {
        return checkpoints();
    }

    @Test
    default void howFarItCameIsKnownToEveryReplica() {
        assertThat(checkpoints().find("p")).isEmpty();

        checkpoints().advance("p", AT.plusNanos(999));

        assertThat(replica().find("p")).contains(AT);
        assertThat(replica().find("other")).isEmpty();
    }

    @Test
    default void itNeverGoesBack() {
        checkpoints().advance("p", AT);
        replica().advance("p", AT.minusMillis(1));
        assertThat(checkpoints().find("p")).contains(AT);

        replica().advance("p", AT.plusMillis(1));
        assertThat(checkpoints().find("p")).contains(AT.plusMillis(1));
    }

    @Test
    default void ofManyOneHasTheTurn() {
        List<Boolean> claimed = AtOnce.run(8, () -> replica().claim("p", Duration.ofMinutes(5)));

        assertThat(claimed).containsOnlyOnce(true);
        assertThat(checkpoints().claim("p", Duration.ofMinutes(5))).isFalse();
        assertThat(checkpoints().claim("other", Duration.ofMinutes(5))).isTrue();
    }

    @Test
    default void aTurnEnds() {
        assertThat(checkpoints().claim("p", Duration.ofMillis(50))).isTrue();

        Eventually.holds(
                Duration.ofSeconds(10), "the turn is free", () -> replica().claim("p", Duration.ofMinutes(5)));
    }
}
