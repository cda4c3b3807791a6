package io.postern.aws.telemetry;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Work that is done once for all who want the same at the same time: they wait and share its outcome. */
final class SharedWork<K, V> {

    private final ConcurrentHashMap<K, CompletableFuture<V>> underWay = new ConcurrentHashMap<>();

    V once(K key, Supplier<V> work) {
        CompletableFuture<V> mine = new CompletableFuture<>();
        CompletableFuture<V> others = underWay.putIfAbsent(key, mine);
        if (others != null) return others.join();
        try {
            mine.complete(work.get());
        } catch (RuntimeException | Error bug) {
            // Nobody may wait for an outcome that never comes.
            mine.completeExceptionally(bug);
        } finally {
            underWay.remove(key);
        }
        return mine.join();
    }
}
