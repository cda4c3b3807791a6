package io.postern.testkit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Waits for what another thread or process is about to do: asks again and again until a deadline of real time.
 *
 * <p>The question is always asked at least twice, at the start and at the deadline, so a slow machine never fails a
 * test that was already right. A passed deadline is an {@link AssertionError} that says what was waited for; an
 * interrupt ends the waiting in the same way and stays set.
 */
public final class Eventually {

    /** Short enough not to slow a test down, long enough to leave the processor to whom we wait for. */
    private static final long PAUSE_NANOS = Duration.ofMillis(10).toNanos();

    private Eventually() {}

    /**
     * Returns once the condition holds.
     *
     * @param what the condition as a clause, such as {@code "the queue is empty"}
     */
    public static void holds(Duration within, String what, BooleanSupplier condition) {
        present(within, what, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    /**
     * Returns the first value that the supplier has.
     *
     * @param what the value's arrival as a clause, such as {@code "a datum arrived"}
     */
    public static <T> T present(Duration within, String what, Supplier<Optional<T>> supplier) {
        long start = System.nanoTime();
        while (true) {
            boolean last = System.nanoTime() - start >= within.toNanos();
            Optional<T> value = supplier.get();
            if (value.isPresent()) return value.get();
            if (last) throw new AssertionError("not within " + within + ": " + what);
            pause(what);
        }
    }

    /** Returns once the assertions pass; at the deadline their own last error is thrown. */
    public static void passes(Duration within, Runnable assertions) {
        long start = System.nanoTime();
        while (true) {
            boolean last = System.nanoTime() - start >= within.toNanos();
            try {
                assertions.run();
                return;
            } catch (AssertionError error) {
                if (last) throw error;
            }
            pause("assertions to pass");
        }
    }

    private static void pause(String what) {
        // The one place in all tests that lets time pass: everyone else waits here, with a deadline.
        LockSupport.parkNanos(PAUSE_NANOS);
        if (Thread.currentThread().isInterrupted()) throw new AssertionError("interrupted while waiting for: " + what);
    }
}
