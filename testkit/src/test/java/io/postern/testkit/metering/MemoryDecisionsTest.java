package io.postern.testkit.metering;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.metering.memory.MemoryDecisions;
import io.postern.metering.model.DecidedCalls;
import io.postern.metering.port.Decisions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MemoryDecisionsTest implements DecisionsContract {

    private final Decisions decisions = new MemoryDecisions();

    @Override
    public Decisions decisions() {
        return decisions;
    }

    @Test
    void anHourGoesOnceOneIsCountedThatIsSoMuchLater() {
        Instant later = TEN.plus(Decisions.KEPT).plusSeconds(3_600);
        decisions.add(List.of(DecidedCalls.once("shop", TEN)));
        decisions.add(List.of(DecidedCalls.once("shop", later)));

        assertThat(decisions.between(TEN, later)).isEmpty();
    }
}
