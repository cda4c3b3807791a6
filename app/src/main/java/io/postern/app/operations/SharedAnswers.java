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

    private final Cache<Object, FutureTask<?>> answers;

    SharedAnswers(Duration sharedFor, int answersMax, Ticker ticker) {
        this.answers = Caffeine.newBuilder()
                .expireAfterWrite(sharedFor)
                .maximumSize(answersMax)
                .ticker(ticker)
                .executor(Runnable::run) // its housekeeping is shorter than the way to another thread
                .build();
    }

    /**
     * The answer to that question, from the call or from another one's.
     *
     * @param type what the question is answered with
     * @param small whether an answer may be kept
     */
    <T> T get(Object question, Class<T> type, Predicate<T> small, Supplier<T> call) {
        FutureTask<T> mine = new FutureTask<>(call::get);
        FutureTask<?> first = answers.asMap().putIfAbsent(question, mine);
        if (first != null) return type.cast(result(first));
        boolean kept = false;
        try {
            mine.run();
            T answer = result(mine);
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
