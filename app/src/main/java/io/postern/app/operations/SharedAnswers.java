package io.postern.app.operations;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.postern.shared.PortUnavailable;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Answers that are given to whoever asks the same within a moment, or while the first one still waits. Failures are
 * shared with those who wait, and forgotten. Bounded by number; whoever makes an answer says whether it is small enough
 * to be kept.
 */
final class SharedAnswers {

    /**
     * An answer that is known or on its way.
     *
     * @param asker whose calls it takes
     */
    private record Asked(FutureTask<?> answer, Object asker) {}

    private final Cache<Object, Asked> answers;

    SharedAnswers(Duration sharedFor, int answersMax, Ticker ticker) {
        this.answers = Caffeine.newBuilder()
                .expireAfterWrite(sharedFor)
                .maximumSize(answersMax)
                .ticker(ticker)
                .executor(Runnable::run) // its housekeeping is shorter than the way to another thread
                .build();
    }

    /**
     * The answer to that question, from the call or from another one's. Who waits for another asker's call, for which there
     * is none left, makes its own.
     *
     * @param asker whose calls it takes
     * @param type what the question is answered with
     * @param small whether an answer may be kept
     */
    <T> T get(Object question, Object asker, Class<T> type, Predicate<T> small, Supplier<T> call) {
        FutureTask<T> task = new FutureTask<>(call::get);
        Asked mine = new Asked(task, asker);
        Asked first = answers.asMap().putIfAbsent(question, mine);
        return first == null ? made(question, mine, task, small) : shared(first, asker, type, call);
    }

    private static <T> T shared(Asked first, Object asker, Class<T> type, Supplier<T> call) {
        try {
            return type.cast(result(first.answer));
        } catch (PortUnavailable unavailable) {
            if (unavailable.throttledFor().isEmpty() || first.asker.equals(asker)) throw unavailable;
            return call.get();
        }
    }

    private <T> T made(Object question, Asked mine, FutureTask<T> task, Predicate<T> small) {
        boolean kept = false;
        try {
            task.run();
            T answer = result(task);
            kept = small.test(answer);
            return answer;
        } finally {
            if (!kept) answers.asMap().remove(question, mine);
        }
    }

    private static <T> T result(FutureTask<T> task) {
        try {
            return task.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException failure) throw failure;
            throw new IllegalStateException("answer: " + failed.getCause() + " (expected: no such)", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new PortUnavailable("the wait for an answer was interrupted", interrupted);
        }
    }
}
