package io.postern.http.locate;

import io.micronaut.websocket.WebSocketSession;
import io.postern.locate.model.Registration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** One machine's connection: what it said it is, and its messages in order. */
final class HeartbeatConnection {

    /** A machine sends one message every ten seconds. */
    static final int WAITING_MAX = 8;

    private final WebSocketSession session;
    private final String organization;
    private final Executor executor;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean busy;
    private volatile Instant heardOf;
    private volatile @Nullable Registration registration;

    /** A connection of that organization's machine; of anybody's when it is empty. */
    HeartbeatConnection(WebSocketSession session, String organization, Executor executor, Instant now) {
        this.session = session;
        this.organization = organization;
        this.executor = executor;
        this.heardOf = now;
    }

    WebSocketSession session() {
        return session;
    }

    /** When it said something last. */
    Instant heardOf() {
        return heardOf;
    }

    Optional<Registration> registration() {
        return Optional.ofNullable(registration);
    }

    /** Remembers what it says it is; false when that is the machine of another organization. */
    boolean register(Registration said) {
        if (!organization.isEmpty() && !organization.equals(said.hostname().organization())) return false;
        registration = said;
        return true;
    }

    /**
     * Runs a task after those before it; false when too many wait.
     *
     * @throws java.util.concurrent.RejectedExecutionException when nothing is run any more
     */
    synchronized boolean next(Instant now, Runnable task) {
        heardOf = now;
        if (waiting.size() >= WAITING_MAX) return false;
        waiting.add(task);
        if (!busy) {
            busy = true;
            goOn();
        }
        return true;
    }

    /** Runs one task; those behind it have their turn whatever becomes of it, or the machine would never be heard again. */
    private void work() {
        Runnable task = take();
        if (task == null) return;
        try (Turn _ = this::goOn) { // what breaks the task is told, whatever breaks after it
            task.run();
        }
    }

    /** Who is refused a thread is not busy: the next message asks for one again. */
    private void goOn() {
        try {
            executor.execute(this::work);
        } catch (RuntimeException | Error refused) {
            synchronized (this) {
                busy = false;
            }
            throw refused;
        }
    }

    private synchronized @Nullable Runnable take() {
        Runnable task = waiting.poll();
        busy = task != null;
        return task;
    }

    /** What is done after a task. */
    private interface Turn extends AutoCloseable {

        @Override
        void close();
    }
}
