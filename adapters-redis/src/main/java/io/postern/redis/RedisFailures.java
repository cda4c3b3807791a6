package io.postern.redis;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisException;
import io.postern.shared.PortUnavailable;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Reads what Lettuce throws; nothing else here does. */
public final class RedisFailures {

    private RedisFailures() {}

    /**
     * What to throw for a failed command: {@link PortUnavailable} when Redis is away, slow, or unable to do its part;
     * the failure itself when it is a bug of ours.
     *
     * @param what the attempt, for the message, as in {@code "append"}
     */
    public static RuntimeException read(String what, Throwable failure) {
        Throwable cause = unwrapped(failure);
        return switch (cause) {
            case PortUnavailable known -> known;
            case RedisCommandTimeoutException late -> unavailable(what, "no answer in time", late);
            // Redis's own words, such as OOM, READONLY or LOADING; they name no values.
            case RedisCommandExecutionException refused ->
                unavailable(what, String.valueOf(refused.getMessage()), refused);
            case RedisException gone -> unavailable(what, "no connection", gone);
            // A connection that breaks under a command is told in the network's own words.
            case IOException gone -> unavailable(what, "no connection", gone);
            case TimeoutException late -> unavailable(what, "no answer in time", late);
            case io.github.bucket4j.TimeoutException late -> unavailable(what, "no answer in time", late);
            case RuntimeException bug -> bug;
            default -> new IllegalStateException("redis: " + what + " failed", cause);
        };
    }

    private static PortUnavailable unavailable(String what, String why, Throwable cause) {
        return new PortUnavailable("redis: " + what + ": " + why, cause);
    }

    private static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException || cause instanceof ExecutionException) {
            Throwable inner = cause.getCause();
            if (inner == null) return cause;
            cause = inner;
        }
        return cause;
    }
}
