package io.postern.locate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.locate.model.LiveMachine;
import io.postern.locate.port.TargetRegistry;
import io.postern.shared.PortUnavailable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class LiveViewTest {

    /** Counts how often it is read; can be away, or hang. */
    private static final class Counted implements TargetRegistry {

        private final TargetRegistry registry;
        private final AtomicInteger readings = new AtomicInteger();
        private volatile boolean away;
        private volatile CountDownLatch answers = new CountDownLatch(0);
        private final CountDownLatch asked = new CountDownLatch(2);

        Counted(TargetRegistry registry) {
            this.registry = registry;
        }

        @Override
        public boolean keep(LiveMachine machine) {
            return registry.keep(machine);
        }

        @Override
        public void forget(String hostname) {
            registry.forget(hostname);
        }

        @Override
        public List<LiveMachine> machines() {
            readings.incrementAndGet();
            asked.countDown();
            try {
                answers.await();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
            if (away) throw new PortUnavailable("away", new IOException());
            return registry.machines();
        }
    }

    private final Fleet fleet = new Fleet();
    private final Counted registry = new Counted(fleet.registry);
    private final LiveView view = new LiveView(registry, Duration.ofSeconds(1), fleet.clock);

    @Test
    void withinASecondTheRegistryIsReadOnce() {
        fleet.add("ber01", 1, Fleet.BERLIN);
        view.machines();
        pass(Duration.ofMillis(999));

        assertThat(view.machines()).hasSize(1);

        assertThat(registry.readings).hasValue(1);
    }

    @Test
    void afterASecondItIsReadAnew() {
        view.machines();
        fleet.add("ber01", 1, Fleet.BERLIN);
        assertThat(view.machines()).isEmpty();

        pass(Duration.ofSeconds(1));

        assertThat(view.machines()).hasSize(1);
    }

    @Test
    void aClockThatIsSetBackKeepsNothing() {
        view.machines();
        fleet.add("ber01", 1, Fleet.BERLIN);

        pass(Duration.ofHours(-1));

        assertThat(view.machines()).hasSize(1);
    }

    @Test
    void anOutageIsToldOnceTheViewIsOld() {
        view.machines();
        registry.away = true;
        assertThat(view.machines()).isEmpty();

        pass(Duration.ofSeconds(1));

        assertThatThrownBy(view::machines).isInstanceOf(PortUnavailable.class);
        registry.away = false;
        assertThat(view.machines()).isEmpty();
    }

    @Test
    void whileOneReadsOthersGoByWhatWasSaidBefore() throws InterruptedException {
        view.machines();
        pass(Duration.ofMillis(1500));
        registry.answers = new CountDownLatch(1);
        Thread slow = Thread.ofVirtual().start(view::machines);
        registry.asked.await();

        assertThat(view.machines()).isEmpty();

        assertThat(registry.readings).hasValue(2);
        registry.answers.countDown();
        slow.join();
    }

    @Test
    void withoutAViewEveryCallAsks() {
        LiveView none = new LiveView(registry, Duration.ZERO, fleet.clock);

        none.machines();
        none.machines();

        assertThat(registry.readings).hasValue(2);
    }

    private void pass(Duration time) {
        fleet.now = fleet.now.plus(time);
    }
}
