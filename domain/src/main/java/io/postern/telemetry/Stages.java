package io.postern.telemetry;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.function.Function;

/** For stages that are mostly complete when they are made. */
final class Stages {

    private Stages() {}

    /**
     * The same as {@link CompletionStage#thenCompose}; of a stage that is complete already there is nothing to wait for,
     * and what follows is answered as it is, without two more stages around it.
     */
    static <T, R> CompletionStage<R> compose(CompletionStage<T> stage, Function<T, CompletionStage<R>> next) {
        CompletableFuture<T> future = stage.toCompletableFuture();
        if (future.state() != Future.State.SUCCESS) return future.thenCompose(next);
        try {
            return next.apply(future.resultNow());
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** A failure as a stage passes it on that saw it. */
    static CompletionException again(Throwable failure) {
        return failure instanceof CompletionException wrapped ? wrapped : new CompletionException(failure);
    }
}
