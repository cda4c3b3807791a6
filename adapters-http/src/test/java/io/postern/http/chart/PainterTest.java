package io.postern.http.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.http.chart.Painter.Viewer;
import io.postern.shared.PortUnavailable;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PainterTest {

    private static final byte[] PICTURE = {1};

    private final Painter painter = new Painter(Duration.ofMillis(50));
    private final CountDownLatch done = new CountDownLatch(1);

    @AfterEach
    void endAll() {
        done.countDown();
    }

    @Test
    void clientsHaveOneTurnAndOperatorsFindTheOther() {
        begin(Viewer.CLIENT);

        assertThatThrownBy(() -> painter.inTurn(Viewer.CLIENT, () -> PICTURE))
                .isInstanceOfSatisfying(PortUnavailable.class, busy -> assertThat(busy.throttledFor())
                        .isPresent());
        assertThat(painter.inTurn(Viewer.OPERATOR, () -> PICTURE)).isEqualTo(PICTURE);
    }

    @Test
    void operatorsMayHaveBoth() {
        begin(Viewer.OPERATOR);
        assertThat(painter.inTurn(Viewer.CLIENT, () -> PICTURE)).isEqualTo(PICTURE);
        begin(Viewer.OPERATOR);

        assertThatThrownBy(() -> painter.inTurn(Viewer.OPERATOR, () -> PICTURE)).isInstanceOf(PortUnavailable.class);
    }

    @Test
    void aTurnIsFreeAgainAlsoWhenThePaintingBreaks() {
        for (int i = 0; i < 3; i++)
            assertThatThrownBy(() -> painter.inTurn(Viewer.CLIENT, () -> {
                        throw new IllegalStateException("broken");
                    }))
                    .hasMessage("broken");

        assertThat(painter.inTurn(Viewer.CLIENT, () -> PICTURE)).isEqualTo(PICTURE);
    }

    /** Begins a painting that lasts to the end of the test, and returns once it has its turn. */
    private void begin(Viewer viewer) {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<byte[]> painting = CompletableFuture.supplyAsync(
                () -> painter.inTurn(viewer, () -> {
                    begun.countDown();
                    await(done);
                    return PICTURE;
                }),
                Thread::startVirtualThread);
        await(begun);
        assertThat(painting).isNotDone();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
