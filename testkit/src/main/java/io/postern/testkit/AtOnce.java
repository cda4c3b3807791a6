package io.postern.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs tasks on many threads that all start at the same moment. */
public final class AtOnce {

    private static final long DEADLINE_SECONDS = 60;

    private AtOnce() {}

    /** What the task answered on each of the threads; an exception on one of them fails the test. */
    public static <T> List<T> run(int threads, Callable<T> task) {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(executor.submit(() -> {
                    start.await();
                    return task.call();
                }));
            }
            start.countDown();
            List<T> answers = new ArrayList<>();
            for (Future<T> one : running) answers.add(one.get(DEADLINE_SECONDS, TimeUnit.SECONDS));
            return answers;
        } catch (ExecutionException broke) {
            throw new AssertionError("one of " + threads + " threads broke", broke.getCause());
        } catch (TimeoutException late) {
            throw new AssertionError("not within " + DEADLINE_SECONDS + " s on " + threads + " threads", late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }
}
