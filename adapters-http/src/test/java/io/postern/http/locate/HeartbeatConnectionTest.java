package io.postern.http.locate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.websocket.WebSocketSession;
import io.postern.http.Gate;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

final class HeartbeatConnectionTest {

    private final Queue<Runnable> threads = new ArrayDeque<>();
    private final List<String> heard = new ArrayList<>();
    private boolean refuse;
    private final HeartbeatConnection connection =
            new HeartbeatConnection(sessionThatNobodyUses(), "", this::execute, Gate.NOW);

    @Test
    void messagesAreHandledOneAfterTheOther() {
        for (String message : List.of("a", "b", "c")) assertThat(hear(message)).isTrue();

        assertThat(threads).hasSize(1);
        run();

        assertThat(heard).containsExactly("a", "b", "c");
    }

    @Test
    void whatComesAfterAMessageThatBreaksIsHeard() {
        connection.next(Gate.NOW, () -> {
            throw new IllegalStateException("broken");
        });
        hear("a");
        run();
        hear("b");
        run();

        assertThat(heard).containsExactly("a", "b");
    }

    @Test
    void noMoreMessagesWaitThanMay() {
        for (int i = 0; i < HeartbeatConnection.WAITING_MAX; i++)
            assertThat(hear("a")).isTrue();

        assertThat(hear("one too many")).isFalse();
    }

    @Test
    void whatBreaksAMessageIsToldThoughNoThreadIsLeft() {
        connection.next(Gate.NOW, () -> {
            refuse = true;
            throw new IllegalStateException("broken");
        });

        assertThatThrownBy(threads.remove()::run)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("broken")
                .hasSuppressedException(new RejectedExecutionException("no thread"));
    }

    @Test
    void whoWasRefusedAThreadAsksForOneAgain() {
        refuse = true;
        assertThatThrownBy(() -> hear("a")).isInstanceOf(RejectedExecutionException.class);
        refuse = false;

        hear("b");
        run();

        assertThat(heard).containsExactly("a", "b");
    }

    private void execute(Runnable task) {
        if (refuse) throw new RejectedExecutionException("no thread");
        threads.add(task);
    }

    private boolean hear(String message) {
        return connection.next(Gate.NOW, () -> heard.add(message));
    }

    /** As an executor does, whose threads die of what nobody catches. */
    private void run() {
        for (Runnable thread = threads.poll(); thread != null; thread = threads.poll())
            try {
                thread.run();
            } catch (IllegalStateException broken) {
                assertThat(broken).hasMessage("broken");
            }
    }

    static WebSocketSession sessionThatNobodyUses() {
        return (WebSocketSession) Proxy.newProxyInstance(
                HeartbeatConnectionTest.class.getClassLoader(),
                new Class<?>[] {WebSocketSession.class},
                (_, method, _) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
    }
}
