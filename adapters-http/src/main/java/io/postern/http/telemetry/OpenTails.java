package io.postern.http.telemetry;

import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import io.postern.telemetry.model.LogTail;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** The tails that are read now, so that a server that goes down need not wait for their ends. */
@Singleton
final class OpenTails implements GracefulShutdownCapable {

    private final JsonMapper json;
    private final Clock clock;
    private final Set<TailStream> open = ConcurrentHashMap.newKeySet();

    OpenTails(JsonMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    /**
     * The tail as the bytes of server-sent events; closing them closes it.
     *
     * @param valid whether who reads it still may
     */
    InputStream stream(LogTail tail, BooleanSupplier valid) {
        TailStream stream = new TailStream(tail, valid, json, clock, open::remove);
        open.add(stream);
        return stream;
    }

    /** How many are open. */
    int count() {
        return open.size();
    }

    @Override
    public CompletionStage<?> shutdownGracefully() {
        open.forEach(TailStream::close);
        return CompletableFuture.completedFuture(null);
    }
}
