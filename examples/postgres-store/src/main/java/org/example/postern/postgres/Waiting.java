package org.example.postern.postgres;

import io.postern.shared.PortUnavailable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Calls that wait for PostgreSQL on virtual threads of their own, because whoever asks must not wait. Only so many at
 * once: each holds a submission, and all of them share few connections.
 */
final class Waiting {

    private final Semaphore places;

    Waiting(int callsMax) {
        this.places = new Semaphore(callsMax);
    }

    /** Begins the call; at the bound it does nothing and answers what it is to answer then. */
    <T> CompletionStage<T> begin(Supplier<T> call, Supplier<T> atTheBound) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        if (!places.tryAcquire()) return CompletableFuture.completedStage(null).thenApply(_ -> atTheBound.get());
        Thread.ofVirtual().name("postgres").start(() -> {
            try {
                answer.complete(call.get());
            } catch (Throwable e) { // whoever asked waits for this answer
                answer.completeExceptionally(e);
            } finally {
                places.release();
            }
        });
        return answer;
    }

    /** What a call answers at the bound that has no other answer for it. */
    static PortUnavailable tooMany(String what) {
        return new PortUnavailable(
                "postgres: " + what + ": too many calls at once", new IllegalStateException("waiting-max: reached"));
    }
}
